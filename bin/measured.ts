// `npm run measured -- outage <results.json>`: keeps the results of a rehearsal with the day and the commit.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MEASUREMENTS } from './measurements-folder';

const NAMES = ['outage', 'postgres-drill', 'deployment'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { measurements: { type: 'string', default: MEASUREMENTS } },
});
const [name, file, commit] = positionals;
if (!name || !NAMES.includes(name) || !file) {
  console.error(`usage: npm run measured -- ${NAMES.join('|')} <results.json> [commit] [--measurements folder]`);
  process.exitCode = 1;
} else {
  const head = () => execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const measured = {
    date: statSync(file).mtime.toISOString().slice(0, 10),
    commit: commit ?? head(),
    results: JSON.parse(readFileSync(file, 'utf8')) as unknown,
  };
  const kept = join(values.measurements, `${name}.json`);
  mkdirSync(values.measurements, { recursive: true });
  writeFileSync(kept, `${JSON.stringify(measured, null, 1)}\n`);
  console.log(`${file} -> ${kept}`);
}
