import type { Known } from './known';
import type { Place } from './place';
import type { ComputeResources } from './pod';

/** A Kubernetes cluster. A folder of manifests without one has a cluster of its own, of which nothing is known. */
export interface Cluster {
  readonly id: string;
  readonly name: string;
  readonly platform: 'eks' | 'gke' | 'kubernetes';
  /** `undefined`: manifests alone. */
  readonly place?: Place;
  readonly version: Known<string>;
  /** Whether the control plane survives the loss of a zone. */
  readonly controlPlaneZones: Known<readonly string[]>;
}

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** Nodes that are alike: an EKS node group, an auto scaling group, a GKE node pool. */
export interface NodeGroup {
  readonly id: string;
  readonly name: string;
  readonly cluster: string;
  readonly zones: Known<readonly string[]>;
  /** Of the whole group. */
  readonly min: Known<number>;
  readonly max: Known<number>;
  /** Nodes that are certainly there in each of its zones, and the most that there can be in one. */
  readonly perZone: { readonly min: Known<number>; readonly max: Known<number> };
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  readonly instanceType: Known<string>;
  /** What one node offers to pods, its own daemons paid. */
  readonly allocatable: Known<ComputeResources & { readonly pods: number }>;
  readonly autoscaled: boolean;
  /** Subnets of its nodes, on AWS. */
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly place: Place;
  /** Network tags of its nodes, by which firewalls know them, on Google Cloud. */
  readonly tags?: readonly string[];
}
