import Table from 'cli-table3';
import type { Applied } from './apply';
import type { Outcome } from './outcome';

/** What is told at the end. */
export interface Report {
  readonly outcomes: readonly Outcome[];
  readonly applied?: Applied;
  /** Seconds and bytes, by what they are of. */
  readonly measures: Readonly<Record<string, string>>;
}

const STYLE = { style: { head: [], border: [] }, wordWrap: true };

/** The report as a person reads it in a terminal; its last line is the count. */
export function formatReport({ outcomes, applied, measures }: Report): string {
  const claims = new Table({ ...STYLE, head: ['', 'claim', 'seen'], colWidths: [4, 58, 78] });
  for (const { passed, claim, seen } of outcomes) claims.push([passed ? 'ok' : 'NO', claim, seen]);
  const kinds = [...(applied?.kinds ?? [])]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([kind, count]) => `${kind} ${count}`);
  const supplied = (applied?.supplied ?? []).map(
    ({ what, count, instead }) => `  ${count} x ${what}, instead of ${instead}`,
  );
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  return [
    '',
    `Applied: ${kinds.join(', ')}`,
    '',
    'Supplied by the rehearsal, because nobody else is here to make it:',
    ...supplied,
    '  kubelets, disks, pod metrics and the node autoscaler are simulated; a pod runs no program',
    '',
    claims.toString(),
    '',
    ...Object.entries(measures).map(([what, value]) => `${what}: ${value}`),
    '',
    `${passed} passed, ${outcomes.length - passed} failed`,
  ].join('\n');
}
