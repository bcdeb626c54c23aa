import { difference, differencePage } from '../../lib/difference';
import { readCheckout } from '../read-checkout';
import type { Streams } from '../run-program';

const USAGE = `usage: npm run difference -- <before> <after>

Compares two checkouts of this project in which "npm run synth" has run: the resources of each scenario, the findings, and the
pictures. Both are judged by the rules of the checkout in which this command runs.`;

/** Compares two checkouts. The exit code is 2 when they cannot be compared. */
export function differenceProgram(argv: readonly string[], { stdout, stderr }: Streams): number {
  try {
    const [before, after, ...more] = argv;
    if (before === undefined || after === undefined || more.length > 0)
      throw new Error(`two folders are needed\n\n${USAGE}`);
    stdout.write(differencePage(difference(readCheckout(before), readCheckout(after))));
    return 0;
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return 2;
  }
}
