import type { SecondEvent, Variant } from './variant';
import type { WorkloadRole } from './workload';

/** Seconds after the loss, or of a duration: as they passed in the rehearsal, and what they are in production. */
export interface Seconds {
  readonly rehearsed: number;
  readonly production: number;
}

/** A replica that did not serve again before the zone returned, and why. */
export interface MissingReplica {
  /** Empty: no pod was there for it. */
  readonly pod: string;
  readonly why: string;
}

/** What became of one workload. */
export interface WorkloadOutcome {
  /** `Deployment services/service-a`. */
  readonly id: string;
  readonly role: WorkloadRole;
  /** That served before the loss. */
  readonly replicas: number;
  readonly need: number;
  /** Fewest that served in truth: on nodes that live, from the loss to the return. */
  readonly leastServing: number;
  readonly belowNeed: Seconds;
  /** After how long all replicas served again; `null`: not before the zone returned. */
  readonly full: Seconds | null;
  readonly missing: readonly MissingReplica[];
  /** Replicas in each zone when it returns, in the order of the zones. */
  readonly onReturn: readonly number[];
  /** The same when everything is at rest, before a person rebalances. */
  readonly afterReturn: readonly number[];
  /** After how long from the return they were even for good; `null`: not by themselves. */
  readonly even: Seconds | null;
  /** Fewest that served after the return. */
  readonly leastAfterReturn: number;
  /** Whether never fewer served than needed. */
  readonly held: boolean;
}

/** What clients of one Service met. */
export interface ServiceOutcome {
  /** `services/service-a`. */
  readonly id: string;
  readonly leastReady: number;
  /** How long endpoints of the lost nodes were still given out. */
  readonly stale: Seconds;
  /** Ready endpoints in each zone before the return, in the order of the zones. */
  readonly ready: readonly number[];
}

/** What a disruption budget allowed during the outage. */
export interface BudgetOutcome {
  readonly id: string;
  readonly least: number;
  readonly atEnd: number;
}

/** One zone of one scenario, lost in one way and returned. */
export interface OutageOutcome {
  readonly scenario: string;
  readonly zone: string;
  readonly variant: Variant;
  /** What else happened meanwhile; `null`: nothing. */
  readonly event: SecondEvent | null;
  /** What the event did, in the cluster's words where it has any. */
  readonly eventSeen?: string;
  /** Whether the real descheduler ran, with the policy and the rights of the output. */
  readonly descheduler: boolean;
  /** Nodes that fell silent, of all nodes that the zone had. */
  readonly silentNodes: number;
  readonly zoneNodes: number;
  /** Whether nodes could be added in the surviving zones, and how many were. */
  readonly capacity: { readonly mode: 'static' | 'elastic'; readonly addedNodes: number };
  /** From the loss to the return. */
  readonly lasted: Seconds;
  readonly workloads: readonly WorkloadOutcome[];
  readonly services: readonly ServiceOutcome[];
  readonly budgets: readonly BudgetOutcome[];
}

/** The file that `--results` writes. */
export interface OutageResults {
  /** The counts that every test runner of the project writes. */
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  /** Production seconds that pass in one second of the rehearsal. */
  readonly factor: number;
  readonly kubernetes: string;
  readonly outages: readonly OutageOutcome[];
  /** Fields of manifests that were scaled with the cluster, by scenario. */
  readonly scaledFields: Readonly<Record<string, readonly string[]>>;
  /** Pods of charts and operators that were made from what is known of them, or why not, by scenario. */
  readonly declaredPods: Readonly<Record<string, readonly string[]>>;
  /** Scenarios that were not rehearsed, and why. */
  readonly notRehearsed: Readonly<Record<string, string>>;
  readonly spreading: readonly SpreadingOutcome[];
  /** What the rules had told of each scenario against what was seen. */
  readonly crossChecks: Readonly<Record<string, CrossCheck>>;
}

/** What one way to spread replicas over zones did at one moment, against what is held to happen. */
export interface SpreadingOutcome {
  readonly setting: string;
  readonly moment: string;
  /** Replicas that served in each zone. */
  readonly spread: readonly number[];
  /** Replicas that had no node. */
  readonly pending: number;
  readonly expected: string;
  readonly asExpected: boolean;
}

/** Where what was told is not what was seen. */
export interface Difference {
  readonly scenario: string;
  readonly subject: string;
  readonly zone: string;
  readonly variant: Variant;
  readonly told: string;
  readonly seen: string;
}

/** What was told against what was seen. */
export interface CrossCheck {
  readonly agreed: number;
  readonly differences: readonly Difference[];
  /** Workloads of which only one side knows, or of which nothing was told: neither an agreement nor a difference. */
  readonly notCompared: readonly string[];
}
