import type { Measurements, RehearsedOutage, RehearsedWorkload } from '../measurements';

/** Outages of one scenario by themselves: nothing else happened meanwhile. */
export function outagesOf({ outage }: Measurements, scenario: string): readonly RehearsedOutage[] {
  return outage?.results.outages.filter((one) => one.scenario === scenario && one.event === null) ?? [];
}

/** What became of one workload over some outages: the worst. */
export interface WorstSeen {
  readonly id: string;
  readonly need: number;
  readonly replicas: number;
  readonly leastServing: number;
  /** Seconds after which all served again, of the outages in which they did before the zone returned. */
  readonly full: readonly number[];
  /** Whether all served again in each of the outages. */
  readonly alwaysFull: boolean;
  readonly held: boolean;
  /** Longest outage, in seconds. */
  readonly lasted: number;
}

/** Puts outages together, workload by workload, in the order of the results. */
export function worstOf(outages: readonly RehearsedOutage[]): readonly WorstSeen[] {
  const seen = new Map<string, { readonly workload: RehearsedWorkload; readonly lasted: number }[]>();
  for (const { workloads, lasted } of outages) {
    for (const workload of workloads) {
      seen.set(workload.id, [...(seen.get(workload.id) ?? []), { workload, lasted: lasted.production }]);
    }
  }
  return [...seen].map(([id, all]) => ({
    id,
    need: Math.max(...all.map(({ workload }) => workload.need)),
    replicas: Math.max(...all.map(({ workload }) => workload.replicas)),
    leastServing: Math.min(...all.map(({ workload }) => workload.leastServing)),
    full: all.flatMap(({ workload }) => (workload.full ? [workload.full.production] : [])),
    alwaysFull: all.every(({ workload }) => workload.full !== null),
    held: all.every(({ workload }) => workload.held),
    lasted: Math.max(...all.map(({ lasted }) => lasted)),
  }));
}
