import type { Outcome } from '../outcome';
import type { LossRun } from './loss/play-loss';
import type { Changed } from './manifests/change';
import type { Difference } from './manifests/operators/operator';

/** What the program inside of the namespaces tells. */
export interface Seen {
  readonly changes: readonly Changed[];
  readonly differences: readonly Difference[];
  /** When each step of the start was done, in seconds. */
  readonly started: readonly { readonly name: string; readonly seconds: number }[];
  readonly losses: readonly LossRun[];
  readonly outcomes: readonly Outcome[];
  readonly machine: { readonly cores: number; readonly loadAverage: number };
}

/** The file of `--results`. */
export interface Results extends Seen {
  readonly schema: 'trizone-pods/1';
  /** Claims that held and that did not, by the names under which jest counts tests. */
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** Counts what was seen. */
export function resultsOf(seen: Seen): Results {
  const failed = seen.outcomes.filter(({ passed }) => !passed).length;
  return {
    schema: 'trizone-pods/1',
    ...seen,
    numPassedTests: seen.outcomes.length - failed,
    numFailedTests: failed,
    numRuntimeErrorTestSuites: 0,
  };
}
