import Table from 'cli-table3';
import type { Results } from './results';

const STYLE = { style: { head: [], border: [] }, wordWrap: true };

function claims({ outcomes }: Results): string {
  const table = new Table({ ...STYLE, head: ['', 'claim', 'seen'], colWidths: [4, 62, 74] });
  for (const { passed, claim, seen } of outcomes) table.push([passed ? 'ok' : 'NO', claim, seen]);
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
    claims(results),
    '',
    `This machine has ${machine.cores} cores, and on average ${machine.loadAverage.toFixed(1)} processes wanted them.`,
    '',
    `${numPassedTests} passed, ${numFailedTests} failed`,
  ].join('\n');
}
