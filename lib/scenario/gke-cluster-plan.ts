import {
  DATABASE_NODES_PER_ZONE,
  type GoogleConfig,
  generalNodesPerZone,
  type NodeBounds,
  PODS_PER_NODE,
} from '../config';
import { dedicatedTo } from './dedicated-nodes';
import { KUBERNETES_VERSION } from './versions';

/**
 * One node pool over the three zones. Most of its fields cannot change, so its name carries the machine type: nodes of
 * another type are another pool, made beside the old one.
 */
export interface NodePoolPlan {
  readonly name: string;
  readonly machineType: string;
  /** Fewest nodes in each zone. */
  readonly minNodesPerZone: number;
  /** Most nodes in each zone. */
  readonly maxNodesPerZone: number;
  readonly bootDiskGigabytes: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly value: string; readonly effect: 'NoSchedule' }[];
}

/** The regional cluster. */
export interface GkeClusterPlan {
  readonly name: string;
  /** The name that `gcloud container clusters get-credentials` gives to the kubectl context. */
  readonly context: string;
  readonly minimumVersion: string;
  readonly releaseChannel: GoogleConfig['google']['releaseChannel'];
  readonly maintenance: { readonly startTime: string; readonly endTime: string; readonly recurrence: string };
  readonly authorizedNetworks: GoogleConfig['google']['authorizedNetworks'];
  readonly securityGroup?: string;
  readonly podsPerNode: number;
  readonly workloadPool: string;
  readonly nodeServiceAccount: string;
  readonly nodePools: { readonly general: NodePoolPlan; readonly database: NodePoolPlan };
}

/** Saturday 4 January 2025: a past day, from which the weekly window recurs. */
const FIRST_WINDOW = Date.UTC(2025, 0, 4);
const HOUR = 3_600_000;

function maintenance({ startHourUtc, hours }: GoogleConfig['google']['maintenance']): GkeClusterPlan['maintenance'] {
  const start = FIRST_WINDOW + startHourUtc * HOUR;
  const text = (time: number) => new Date(time).toISOString().replace('.000Z', 'Z');
  return { startTime: text(start), endTime: text(start + hours * HOUR), recurrence: 'FREQ=WEEKLY;BYDAY=SA,SU' };
}

function nodePool(role: 'general' | 'database', machineType: string, { min, max }: NodeBounds): NodePoolPlan {
  return {
    name: `${role}-${machineType}`,
    machineType,
    minNodesPerZone: min,
    maxNodesPerZone: max,
    bootDiskGigabytes: 100,
    ...dedicatedTo(role),
  };
}

/** Decides the cluster and how far its node pools scale. */
export function gkeClusterPlan({ name, google, services }: GoogleConfig): GkeClusterPlan {
  const { general, database } = google.nodePools;
  return {
    name,
    context: `gke_${google.projectId}_${google.region}_${name}`,
    minimumVersion: KUBERNETES_VERSION,
    releaseChannel: google.releaseChannel,
    maintenance: maintenance(google.maintenance),
    authorizedNetworks: google.authorizedNetworks,
    ...(google.securityGroup ? { securityGroup: google.securityGroup } : {}),
    podsPerNode: PODS_PER_NODE,
    workloadPool: `${google.projectId}.svc.id.goog`,
    nodeServiceAccount: `${name}-gke-nodes`,
    nodePools: {
      general: nodePool('general', general.machineType, generalNodesPerZone(services, general.machineType)),
      database: nodePool('database', database.machineType, { min: 1, max: DATABASE_NODES_PER_ZONE }),
    },
  };
}
