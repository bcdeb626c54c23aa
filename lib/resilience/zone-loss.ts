import type { Known } from '../topology';

/**
 * How a zone is lost. `black`: every node falls silent and its Node object stays. `powered-off`: the Node objects go too, as
 * when the machines are gone. `brown`: most nodes fall silent and some go on, so that Kubernetes stops to evict.
 */
export const LOSS_VARIANTS = ['black', 'powered-off', 'brown'] as const;

export type LossVariant = (typeof LOSS_VARIANTS)[number];

/** Replicas that must serve, and who says so. */
export interface Need {
  readonly count: number;
  readonly because: string;
}

/** What becomes of one workload when one zone is lost, told from the files alone. */
export interface ZoneLoss {
  /** Id of the workload, or of a managed database. */
  readonly subject: string;
  readonly zone: string;
  readonly variant: LossVariant;
  readonly need: Need;
  /** Fewest replicas that serve through the loss, in the worst placement that the scheduler may have chosen. */
  readonly survivors: Known<number>;
  /** Whether all replicas serve again while the zone is away. A quorum database need not. */
  readonly recovers: Known<boolean>;
  /** Whether the recovery waits for nodes that the autoscaler adds. @default - the nodes that are there have room */
  readonly newNodes?: true;
  /** `holds`: never fewer than needed. */
  readonly verdict: 'holds' | 'broken' | 'unknown' | 'not exercised';
  /** Why, in one sentence with the numbers. */
  readonly reason: string;
}
