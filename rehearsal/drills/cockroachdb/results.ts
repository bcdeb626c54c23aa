import Table from 'cli-table3';
import type { Outcome } from '../../outcome';
import type { Seen } from './order';
import { SCENES, START } from './scenes/scenes';

/** The file of `--results`. */
export interface Results {
  readonly schema: 'trizone-cockroachdb-drill/1';
  /** Of the program; absent when there was none. */
  readonly version?: string;
  readonly machine?: Seen['machine'];
  readonly outcomes: readonly Outcome[];
  /** By the names under which jest counts tests. */
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Scenes that were not played, because there is no program. */
  readonly numPendingTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** What was played. */
export function resultsOf(version: string, { outcomes, machine }: Seen): Results {
  const numPassedTests = outcomes.filter(({ passed }) => passed).length;
  return {
    schema: 'trizone-cockroachdb-drill/1',
    version,
    machine,
    outcomes,
    numPassedTests,
    numFailedTests: outcomes.length - numPassedTests,
    numPendingTests: 0,
    numRuntimeErrorTestSuites: 0,
  };
}

/** Nothing was played. */
export const SKIPPED: Results = {
  schema: 'trizone-cockroachdb-drill/1',
  outcomes: [],
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: [START, ...SCENES].length,
  numRuntimeErrorTestSuites: 0,
};

const STYLE = { style: { head: [], border: [] }, wordWrap: true };

/** The report as a person reads it in a terminal; its last line is the count. */
export function formatReport({ version, machine, outcomes, ...counts }: Results): string {
  const table = new Table({
    ...STYLE,
    head: ['', 'scene', 'claim', 'seen, in the words of the process'],
    colWidths: [4, 12, 56, 78],
  });
  for (const { passed, scene, claim, seen } of outcomes) table.push([passed ? 'ok' : 'NO', scene, claim, seen]);
  const failed = outcomes.filter(({ passed }) => !passed);
  return [
    '',
    ...(version
      ? [`CockroachDB ${version}, three members, each in a network of its own`, '', table.toString(), '']
      : []),
    ...(machine
      ? [
          `This machine has ${machine.cores} cores, and on average ${machine.loadAverage.toFixed(1)} processes wanted them.`,
        ]
      : []),
    'What stands in for the cluster: kubelets, the Service, cert-manager, load balancers; the bucket is inside of the database.',
    ...failed.map(({ scene, claim, seen }) => `NO ${scene}: ${claim}: ${seen}`),
    '',
    `${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${counts.numPendingTests} skipped`,
  ].join('\n');
}
