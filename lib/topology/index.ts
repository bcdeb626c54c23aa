// Reads synthesized output, ours or anyone's, back into one model: zones, nodes, workloads, databases, network, access.
// It knows files' contents only: no construct and no configuration.
export type { Declaration, DeclaredStack } from './cloudformation/declarations';
export type { SourceFile } from './files/source-file';
export type { Cluster, NodeGroup, Taint } from './model/cluster';
export type { Database, DatabaseMember, SynchronousReplication } from './model/database';
export { isUnknown, type Known, type Unknown, unknown } from './model/known';
export type {
  AccessRule,
  DnsName,
  Link,
  LoadBalancer,
  Machine,
  Nat,
  Party,
  PrivateEndpoint,
  Route,
  Subnet,
  Tunnel,
  Zone,
} from './model/network';
export type { Place, Unreadable } from './model/place';
export type {
  AntiAffinity,
  ComputeResources,
  Container,
  PodTemplate,
  Probe,
  Requirement,
  Selector,
  SpreadConstraint,
  Toleration,
} from './model/pod';
export { type Idle, isIdle, type Rebalancer, type RebalancingPolicy } from './model/rebalancer';
export type { Reference, Resource, Value } from './model/resource';
export type { Topology } from './model/topology';
export type {
  Budget,
  KubernetesService,
  Origin,
  Role,
  Rollout,
  StorageClass,
  VolumeClaim,
  Webhook,
  Workload,
} from './model/workload';
export { type Reach, reaches } from './reach';
export { type DeclaredSystem, readDeclarations, readResources } from './read-resources';
export { readTopologies } from './read-topology';
export {
  entriesAt,
  type FieldPath,
  flagAt,
  isReference,
  itemsAt,
  knownOr,
  listAt,
  numberAt,
  referenceAt,
  textAt,
  valueAt,
} from './value/field';
