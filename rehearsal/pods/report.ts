import Table from 'cli-table3';
import type { FailoverStages } from './loss/stages';
import type { Results } from './results';

const STYLE = { style: { head: [], border: [] }, wordWrap: true };

function claims({ outcomes }: Results): string {
  const table = new Table({ ...STYLE, head: ['', 'claim', 'seen'], colWidths: [4, 62, 74] });
  for (const { passed, claim, seen } of outcomes) table.push([passed ? 'ok' : 'NO', claim, seen]);
  return table.toString();
}

const STAGES: readonly (readonly [keyof FailoverStages, string])[] = [
  ['nodeNotReady', 'node not ready'],
  ['endpointOut', 'endpoint of the writer out'],
  ['primaryChosen', 'new primary chosen'],
  ['leaseTaken', 'lease taken'],
  ['promoted', 'promoted'],
  ['endpointBack', 'endpoint back'],
  ['firstCommit', 'first row acknowledged'],
];

const seconds = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(1));

/** When each step of a failover was seen, in seconds after the loss. */
function failovers({ losses }: Results): string {
  const own = losses.filter(({ stages }) => stages !== undefined);
  if (own.length === 0) return 'no zone of the primary was lost';
  const table = new Table({
    ...STYLE,
    head: ['seconds after the loss', ...own.map(({ fault, run }) => `${fault} ${run}`)],
  });
  for (const [stage, words] of STAGES) table.push([words, ...own.map(({ stages }) => seconds(stages?.[stage]))]);
  return table.toString();
}

const spread = (counts: readonly number[]): string => counts.join(' ');

/** Where the pods were, zone by zone. */
function places({ losses }: Results): string {
  const head = ['loss', 'workload', 'before', 'away', 'after', 'fewest elsewhere', 'told'];
  const table = new Table({ ...STYLE, head });
  for (const { fault, zone, run, workloads } of losses) {
    for (const { workload, before, away, after, fewest, told } of workloads) {
      const rules = `${told.verdict}, ${told.survivors ?? '?'}`;
      table.push([`${fault} ${zone} ${run}`, workload, spread(before), spread(away), spread(after), fewest, rules]);
    }
  }
  return table.toString();
}

/** The report as a person reads it in a terminal; its last line is the count. */
export function formatReport(results: Results): string {
  const { changes, differences, started, machine, numPassedTests, numFailedTests } = results;
  return [
    '',
    'The output was applied as it is, but for:',
    ...changes.map(({ what, why, objects }) => `  ${what} (${objects.join(', ')}): ${why}`),
    '',
    'What charts and AWS install is from Go modules, with the values of the output. It is not the same in:',
    ...differences.map(({ what, why }) => `  ${what}: ${why}`),
    '',
    'The start, in seconds since its beginning:',
    ...started.map(({ name, seconds }) => `  ${seconds.toFixed(1).padStart(6)}  ${name}`),
    '',
    ...(results.losses.length > 0 ? [failovers(results), '', places(results), ''] : []),
    claims(results),
    '',
    `This machine has ${machine.cores} cores, and on average ${machine.loadAverage.toFixed(1)} processes wanted them.`,
    '',
    `${numPassedTests} passed, ${numFailedTests} failed`,
  ].join('\n');
}
