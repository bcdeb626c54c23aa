import { EKS_PODS_PER_NODE, instanceAllocatable, machineAllocatable } from '../machines';
import { bytes, millicores, nodesNeeded, type PodGroup, type Resources, replicasPerZone, ZONE_COUNT } from '../zones';
import type { ServiceConfig } from './schema';

/** Most pods of a node: GKE sets aside twice as many addresses, a /25. */
export const PODS_PER_NODE = 64;

/** Pods that GKE itself runs on each node, at most. */
export const SYSTEM_PODS_PER_NODE = 16;

/** What else runs on GKE's general nodes of a zone: cert-manager's three components, the descheduler, a bastion pod, GKE's own Deployments. */
const GKE_PLATFORM_PODS: PodGroup = { count: 9, millicores: 100, bytes: bytes('256Mi') };

/** Nodes that the database pool may have in one zone: one for the node's own member, one more while it is replaced. */
export const DATABASE_NODES_PER_ZONE = 2;

/** Fewest and most nodes of one zone. */
export interface NodeBounds {
  readonly min: number;
  readonly max: number;
}

/**
 * The nodes of one zone of the general pool. The fewest hold half of all replicas at their minimum, so that two zones
 * together hold all of them without new nodes when the third is lost; the most do so for replicas at their maximum.
 *
 * @throws when a replica fits no node of the machine type
 */
export function generalNodesPerZone(services: readonly ServiceConfig[], machineType: string): NodeBounds {
  const node = machineAllocatable(machineType);
  return nodesPerZone(services, [GKE_PLATFORM_PODS], node, PODS_PER_NODE - SYSTEM_PODS_PER_NODE);
}

function nodesPerZone(
  services: readonly ServiceConfig[],
  platform: readonly PodGroup[],
  node: Resources,
  podsPerNode: number,
): NodeBounds {
  const nodesFor = (bound: 'min' | 'max'): number => {
    const groups = services.map(({ replicas, resources: { requests } }) => ({
      count: replicasPerZone(replicas[bound], ZONE_COUNT - 1),
      millicores: millicores(requests.cpu),
      bytes: bytes(requests.memory),
    }));
    return nodesNeeded([...groups, ...platform], node, podsPerNode);
  };
  const min = nodesFor('min');
  // first-fit may, rarely, pack more pods on fewer nodes; one more: a rolling update starts new replicas before it stops old ones
  return { min, max: Math.max(min, nodesFor('max')) + 1 };
}

/** The sidecar that reloads certificates, which shares the node with a member of CockroachDB. */
const COCKROACHDB_SIDECAR: Resources = { millicores: 50, bytes: bytes('64Mi') };

/** What one member of CockroachDB asks of its node. */
export function cockroachDbMember({ cpu, memory }: { readonly cpu: string; readonly memory: string }): Resources {
  return {
    millicores: millicores(cpu) + COCKROACHDB_SIDECAR.millicores,
    bytes: bytes(memory) + COCKROACHDB_SIDECAR.bytes,
  };
}

/** An allowance for the sidecar that ships the write-ahead log and takes backups. */
const BACKUP_SIDECAR: Resources = { millicores: 250, bytes: bytes('1Gi') };

/** What one instance of PostgreSQL asks of its node. */
export function postgresInstance({ cpu, memory }: { readonly cpu: string; readonly memory: string }): Resources {
  return { millicores: millicores(cpu) + BACKUP_SIDECAR.millicores, bytes: bytes(memory) + BACKUP_SIDECAR.bytes };
}

/**
 * What a pod of Pgpool asks of its node.
 *
 * @param connections - clients that it serves at once
 */
export function pgpoolPod(connections: number): Resources {
  return { millicores: 500, bytes: bytes(`${192 + 4 * connections}Mi`) };
}

/** Pods that run on each EKS node itself, at most. */
const EKS_SYSTEM_PODS_PER_NODE = 10;

/**
 * The nodes of one zone of an EKS cluster: as for {@link generalNodesPerZone}, two zones hold everything.
 *
 * @param platform - what else runs on the general nodes of a zone while another is lost
 * @throws when a replica or a pod of the platform fits no node of the instance type
 */
export function eksNodesPerZone(
  services: readonly ServiceConfig[],
  platform: readonly PodGroup[],
  instanceType: string,
): NodeBounds {
  const room = EKS_PODS_PER_NODE - EKS_SYSTEM_PODS_PER_NODE;
  return nodesPerZone(services, platform, instanceAllocatable(instanceType), room);
}

/** Nodes of both pools in all zones at their largest, with one more in each zone of each pool while GKE upgrades them. */
export function largestNodeCount(services: readonly ServiceConfig[], machineType: string): number {
  const { max } = generalNodesPerZone(services, machineType);
  return ZONE_COUNT * (max + 1 + DATABASE_NODES_PER_ZONE + 1);
}
