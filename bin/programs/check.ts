import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Assessment, formats } from '../../lib/resilience';
import { assessFolder } from '../assess-folder';
import type { Streams } from '../run-program';
import { version } from '../version';

const USAGE = `usage: npm run check -- <folder>... [--format terminal|json|sarif|junit] [--output <file>]

Reads each folder (a cdk.out, a folder of manifests, a folder of dist/), runs the rules of docs/rules.md over it, and prints
what the loss of a zone would break. Exit code 1: an error is open; 2: there was nothing to judge.`;

const FORMATS: Readonly<Record<string, (assessments: readonly Assessment[]) => string>> = {
  ...{ terminal: formats.terminal, json: formats.json, junit: formats.junit },
  sarif: (assessments) => formats.sarif(assessments, version()),
};

function judge(argv: readonly string[], { stdout }: Streams): number {
  const options = { format: { type: 'string', default: 'terminal' }, output: { type: 'string' } } as const;
  const help = { type: 'boolean', short: 'h' } as const;
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: { ...options, help } });
  if (values.help) {
    stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (positionals.length === 0) throw new Error(`no folder was named\n\n${USAGE}`);
  const format = Object.hasOwn(FORMATS, values.format) && FORMATS[values.format];
  if (!format) throw new Error(`'--format' must be one of terminal, json, sarif, junit, got ${values.format}`);
  const assessments = positionals.flatMap((folder) => assessFolder(folder, folder));
  if (values.output) writeFileSync(values.output, format(assessments));
  else stdout.write(format(assessments));
  return assessments.some(({ failed }) => failed) ? 1 : 0;
}

/** Judges folders. The exit code is 1 when an error is open, and 2 when there was nothing to judge. */
export function check(argv: readonly string[], streams: Streams): number {
  try {
    return judge(argv, streams);
  } catch (error) {
    streams.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return 2;
  }
}
