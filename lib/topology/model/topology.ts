import type { Cluster, NodeGroup } from './cluster';
import type { Database } from './database';
import type { AccessRule, DnsName, Link, LoadBalancer, Machine, Nat, PrivateEndpoint, Subnet, Zone } from './network';
import type { Unreadable } from './place';
import type { Rebalancer } from './rebalancer';
import type { Resource } from './resource';
import type { Budget, KubernetesService, StorageClass, Webhook, Workload } from './workload';

/**
 * What one output will be once it runs: read back from templates and manifests alone, so that what is judged and drawn is
 * what will be deployed. Every list is sorted by id.
 */
export interface Topology {
  /** Name of the folder, or of the stacks that belong together. */
  readonly name: string;
  readonly clouds: readonly ('aws' | 'google')[];
  /** Files that were read. */
  readonly files: readonly string[];
  /** What could not be read: no rule has judged it. */
  readonly unreadable: readonly Unreadable[];
  readonly resources: readonly Resource[];
  readonly zones: readonly Zone[];
  readonly clusters: readonly Cluster[];
  readonly nodeGroups: readonly NodeGroup[];
  readonly workloads: readonly Workload[];
  readonly budgets: readonly Budget[];
  readonly services: readonly KubernetesService[];
  readonly storageClasses: readonly StorageClass[];
  readonly webhooks: readonly Webhook[];
  readonly rebalancers: readonly Rebalancer[];
  readonly databases: readonly Database[];
  readonly subnets: readonly Subnet[];
  readonly nats: readonly Nat[];
  readonly privateEndpoints: readonly PrivateEndpoint[];
  readonly loadBalancers: readonly LoadBalancer[];
  readonly links: readonly Link[];
  readonly machines: readonly Machine[];
  readonly accessRules: readonly AccessRule[];
  readonly dnsNames: readonly DnsName[];
}
