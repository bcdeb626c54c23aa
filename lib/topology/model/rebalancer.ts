import type { Known } from './known';
import type { Place } from './place';
import type { Selector } from './pod';

/** Which pods are moved when their zones hold more of them than their spread allows. */
export interface RebalancingPolicy {
  /** By constraints that the scheduler must keep. */
  readonly hard: boolean;
  /** By those that are wishes. */
  readonly soft: boolean;
  /** Namespaces whose pods are moved. @default - all */
  readonly included?: readonly string[];
  /** Namespaces whose pods are not. */
  readonly excluded: readonly string[];
  /** All of them select the pod. */
  readonly selectors: readonly Selector[];
  /** Whether pods with a directory of the node, or one that lives as long as the pod, are moved. */
  readonly emptyDirs: boolean;
  /** Whether pods with a volume are moved. */
  readonly claims: boolean;
  /** Workloads with fewer replicas are left alone. */
  readonly minReplicas: number;
}

/** What surely moves no pod. */
export interface Idle {
  /** Why, e.g. `it runs with --dry-run`. */
  readonly idle: string;
}

export const idle = (why: string): Idle => ({ idle: why });

/** Whether it surely moves no pod. */
export const isIdle = (policy: object): policy is Idle => 'idle' in policy;

/**
 * What evicts pods that the scheduler would place otherwise today, so that it places them anew.
 *
 * @see https://github.com/kubernetes-sigs/descheduler (v0.35)
 */
export interface Rebalancer {
  /** `ConfigMap descheduler/descheduler profile even-zones`. */
  readonly id: string;
  /** {@link Cluster.id} of the cluster that it runs in. */
  readonly cluster: string;
  readonly policy: Known<RebalancingPolicy | Idle>;
  readonly place: Place;
}
