// `npm run difference -- <before> <after>`: what two synthesized checkouts would deploy otherwise, as Markdown.
import { difference, differencePage } from '../lib/difference';
import { readCheckout } from './read-checkout';

const USAGE = `usage: npm run difference -- <before> <after>

Compares two checkouts of this project in which "npm run synth" has run: the resources of each scenario, the findings, and the
pictures. Both are judged by the rules of the checkout in which this command runs.`;

try {
  const [before, after, ...more] = process.argv.slice(2);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`two folders are needed\n\n${USAGE}`);
  process.stdout.write(differencePage(difference(readCheckout(before), readCheckout(after))));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
