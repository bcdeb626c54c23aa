import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MEASUREMENTS } from '../measurements-folder';
import type { Streams } from '../run-program';

const NAMES = ['outage', 'postgres-drill', 'deployment', 'wal-archive'];

/** The commit that is checked out, in short. */
const head = () => execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();

/** Keeps the results of a rehearsal. The exit code is 1 when it is not told which. */
export function measured(argv: readonly string[], { stdout, stderr }: Streams): number {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { measurements: { type: 'string', default: MEASUREMENTS } },
  });
  const [name, file, commit] = positionals;
  if (!name || !NAMES.includes(name) || !file) {
    stderr.write(`usage: npm run measured -- ${NAMES.join('|')} <results.json> [commit] [--measurements folder]\n`);
    return 1;
  }
  const kept = join(values.measurements, `${name}.json`);
  const content = {
    date: statSync(file).mtime.toISOString().slice(0, 10),
    commit: commit ?? head(),
    results: JSON.parse(readFileSync(file, 'utf8')) as unknown,
  };
  mkdirSync(values.measurements, { recursive: true });
  writeFileSync(kept, `${JSON.stringify(content, null, 1)}\n`);
  stdout.write(`${file} -> ${kept}\n`);
  return 0;
}
