/** Results with the day on which they were measured and the commit that was measured. */
export interface Measured<Results> {
  /** ISO 8601, e.g. `2026-11-22`. */
  readonly date: string;
  readonly commit: string;
  readonly results: Results;
}

/** Seconds of production: rehearsals run faster and scale what they see. */
export interface ProductionSeconds {
  readonly production: number;
}

/** What became of one workload while a zone was lost. Shape of the outage rehearsal's results. */
export interface RehearsedWorkload {
  /** `Deployment services/service-a`. */
  readonly id: string;
  readonly replicas: number;
  readonly need: number;
  readonly leastServing: number;
  readonly belowNeed: ProductionSeconds;
  /** After how long all replicas served again; `null`: not before the zone returned. */
  readonly full: ProductionSeconds | null;
  readonly held: boolean;
}

/** One zone, lost in one way. Shape of the outage rehearsal's results. */
export interface RehearsedOutage {
  readonly scenario: string;
  readonly zone: string;
  readonly variant: string;
  /** What else happened meanwhile; `null`: nothing. */
  readonly event: string | null;
  readonly lasted: ProductionSeconds;
  readonly workloads: readonly RehearsedWorkload[];
  readonly services: readonly { readonly id: string; readonly stale: ProductionSeconds }[];
}

/** Results of the outage rehearsal, as far as the page shows them. */
export interface OutageResults {
  readonly kubernetes: string;
  /** Production seconds that pass in one second of the rehearsal. */
  readonly factor: number;
  readonly outages: readonly RehearsedOutage[];
}

/** All runs of one drill by one path. Ranges are the shortest and the longest of the runs, in seconds. */
export interface DrillSummary {
  readonly drill: string;
  readonly path: string;
  readonly runs: number;
  readonly rowsAcknowledged: number;
  readonly rowsLost: number;
  readonly writeGapSeconds: readonly [number, number];
  readonly readGapSeconds: readonly [number, number];
  readonly recovered: number;
}

/** Results of the PostgreSQL drill, as far as the page shows them. */
export interface DrillResults {
  readonly postgresql: string;
  readonly pgpool: string;
  /** What stands in for a cluster. */
  readonly assumed: { readonly detectionSeconds: number };
  /** How long a cluster takes to find out, from documents. */
  readonly onCluster: readonly { readonly what: string; readonly seconds: string; readonly source: string }[];
  readonly drills: readonly { readonly id: string; readonly title: string }[];
  readonly summary: readonly DrillSummary[];
}

/** One step of a deployment that was rehearsed, and what was claimed of it. Shape of the deployment rehearsal's results. */
export interface RehearsedStep {
  readonly scenario: string;
  readonly step: string;
  readonly claim: string;
  readonly passed: boolean;
  readonly seen: string;
  /** Resources that stood when the step ended. */
  readonly resources: number;
  /** Minutes that the fake cloud would have taken. */
  readonly simulatedMinutes: number;
}

/** Results of the deployment rehearsal, as far as the page shows them. */
export interface DeploymentResults {
  readonly outcomes: readonly RehearsedStep[];
}

/** What was measured; absent where it was not. */
export interface Measurements {
  readonly outage?: Measured<OutageResults>;
  readonly drill?: Measured<DrillResults>;
  readonly deployment?: Measured<DeploymentResults>;
}

/** Worst and best of some durations, e.g. `90 to 106 s`, or `55 s` where they are the same. */
export function secondsRange(seconds: readonly number[]): string {
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)].map((value) =>
    value < 10 ? Math.round(value * 10) / 10 : Math.round(value),
  );
  return least === most ? `${least} s` : `${least} to ${most} s`;
}
