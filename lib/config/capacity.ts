import { bytes, millicores, nodesNeeded, type PodGroup, type Resources, replicasPerZone, ZONE_COUNT } from '../zones';
import { EKS_PODS_PER_NODE, instanceAllocatable } from './aws-instance-type';
import { allocatable } from './google-machine-type';
import type { ServiceConfig } from './schema';

/** Most pods of a node: GKE sets aside twice as many addresses, a /25. */
export const PODS_PER_NODE = 64;

/** Pods that GKE itself runs on each node, at most. */
export const SYSTEM_PODS_PER_NODE = 16;

/** What else runs on the general nodes of a zone: cert-manager's three components, a bastion pod, GKE's own Deployments. */
const PLATFORM_PODS: PodGroup = { count: 8, millicores: 100, bytes: bytes('256Mi') };

/** Nodes that the database pool may have in one zone: one for the node's own member, one more while it is replaced. */
export const DATABASE_NODES_PER_ZONE = 2;

/**
 * The nodes that one zone of the general pool may grow to: as many as hold half of all replicas at their maximum, so that
 * two zones together still hold all of them when the third is lost.
 *
 * @throws when a replica fits no node of the machine type
 */
export function generalNodesPerZone(services: readonly ServiceConfig[], machineType: string): number {
  return nodesPerZone(services, allocatable(machineType), PODS_PER_NODE - SYSTEM_PODS_PER_NODE);
}

function nodesPerZone(services: readonly ServiceConfig[], node: Resources, podsPerNode: number): number {
  const groups = services.map(({ replicas, resources: { requests } }) => ({
    count: replicasPerZone(replicas.max, ZONE_COUNT - 1),
    millicores: millicores(requests.cpu),
    bytes: bytes(requests.memory),
  }));
  const nodes = nodesNeeded([...groups, PLATFORM_PODS], node, podsPerNode);
  // one more: a rolling update starts new replicas before it stops old ones
  return nodes + 1;
}

/** Pods that run on each EKS node itself, at most. */
const EKS_SYSTEM_PODS_PER_NODE = 10;

/**
 * The nodes that one zone of an EKS cluster may grow to: as for {@link generalNodesPerZone}, two zones hold everything.
 *
 * @throws when a replica fits no node of the instance type
 */
export function eksNodesPerZone(services: readonly ServiceConfig[], instanceType: string): number {
  const room = EKS_PODS_PER_NODE - EKS_SYSTEM_PODS_PER_NODE;
  return nodesPerZone(services, instanceAllocatable(instanceType), room);
}

/** Nodes of both pools in all zones at their largest, with one more in each zone of each pool while GKE upgrades them. */
export function largestNodeCount(services: readonly ServiceConfig[], machineType: string): number {
  const general = generalNodesPerZone(services, machineType);
  return ZONE_COUNT * (general + 1 + DATABASE_NODES_PER_ZONE + 1);
}
