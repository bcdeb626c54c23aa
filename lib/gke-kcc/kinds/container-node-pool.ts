// Config Connector 1.155.0, container.cnrm.cloud.google.com/v1beta1: ContainerNodePool.
import type { NodeConfig } from './container-node-config';
import type { Reference } from './reference';

export interface ContainerNodePoolSpec {
  /** Name of the pool in the cluster. */
  readonly resourceID: string;
  readonly clusterRef: Reference;
  /** The cluster's location: its region. */
  readonly location: string;
  readonly nodeLocations: readonly string[];
  /** Nodes in each zone at creation. Cannot change. */
  readonly initialNodeCount: number;
  /** Counts are per zone. `nodeCount` must not stand beside it. */
  readonly autoscaling: {
    readonly minNodeCount: number;
    readonly maxNodeCount: number;
    readonly locationPolicy: 'BALANCED' | 'ANY';
  };
  readonly maxPodsPerNode: number;
  readonly management: { readonly autoRepair: boolean; readonly autoUpgrade: boolean };
  readonly upgradeSettings: { readonly strategy: 'SURGE'; readonly maxSurge: number; readonly maxUnavailable: number };
  readonly networkConfig: { readonly enablePrivateNodes: boolean };
  readonly nodeConfig: NodeConfig;
}
