import Table from 'cli-table3';
import type { StepOutcome } from './play/outcome';

const STYLE = { style: { head: [], border: [] }, wordWrap: true };

/** The outcomes as a person reads them in a terminal; the last line is the count. */
export function formatOutcomes(outcomes: readonly StepOutcome[], leftOut: readonly string[]): string {
  const table = new Table({
    ...STYLE,
    head: ['', 'scenario', 'step', 'resources', 'minutes', 'claim', 'seen'],
    colWidths: [4, 17, 26, 11, 9, 36, 60],
  });
  for (const { passed, scenario, step, resources, simulatedMinutes, claim, seen } of outcomes) {
    table.push([passed ? 'ok' : 'NO', scenario, step, resources, simulatedMinutes, claim, seen]);
  }
  const failed = outcomes.filter(({ passed }) => !passed).length;
  return [
    '',
    table.toString(),
    '',
    'Minutes are those of the simulated account. AWS is a fake, made to refuse what AWS refuses; Kubernetes is a real API server, without',
    'nodes: no pod runs, and of charts only their kinds are there.',
    ...(leftOut.length > 0
      ? [
          'Left out, because they wait for pods or for a person, or for the reason that is given:',
          ...leftOut.map((line) => `  ${line}`),
        ]
      : []),
    '',
    `${outcomes.length - failed} passed, ${failed} failed`,
  ].join('\n');
}
