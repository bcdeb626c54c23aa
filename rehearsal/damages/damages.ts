// `npm run damages`: damages what was synthesized, one field at a time, and tells which damages the rules catch.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { type DamageReport, type DamageResult, damageReport, damageResults } from './run-damages';

/** Scenarios that together hold every kind of thing that is damaged. */
const SCENARIOS = ['gke-cockroachdb', 'eks-postgres', 'eks-aurora'];

const PLAIN = { head: [], border: [] };

function readOutput(directory: string) {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => /[.](json|ya?ml)$/.test(path) && path !== 'scenario.json')
    .sort()
    .map((path) => ({ path, text: readFileSync(join(directory, path), 'utf8') }));
}

/** A row for each damage, those that pass at the end. */
function table({ results }: DamageReport): string {
  const rows = new Table({ head: ['damage', 'caught by'], style: PLAIN });
  const passed = ({ caughtBy }: DamageResult) => caughtBy.length === 0;
  for (const { damage, caughtBy, because } of [...results].sort((a, b) => Number(passed(a)) - Number(passed(b)))) {
    rows.push([damage, caughtBy.join(', ') || `not caught: ${because ?? 'NOBODY SAYS WHY'}`]);
  }
  return rows.toString();
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { output: { type: 'string' } } });
const [folder = 'dist'] = positionals;
const report = damageReport(SCENARIOS.flatMap((id) => damageResults(id, readOutput(join(folder, id)))));
if (values.output) writeFileSync(values.output, `${JSON.stringify(report, null, 2)}\n`);
const { damages, caught, explained, missed, stale } = report;
console.log(table(report));
console.log(`\n${damages} damages: ${caught} caught, ${explained} not caught with a reason, ${missed.length} missed`);
for (const reason of stale) console.log(`stale reason, which fits nothing that is not caught: ${reason}`);
process.exitCode = missed.length + stale.length > 0 ? 1 : 0;
