import type { GkeCockroachDbScenario, NodePoolPlan } from '../../scenario';
import type { NodeTaint } from '../kinds/container-node-config';
import type { ContainerNodePoolSpec } from '../kinds/container-node-pool';
import { DISK_KEY } from '../names';
import type { Stage } from '../stage';
import { managementStage } from './management-stage';
import { keyObjectName, nodeTag } from './names';
import { nodeHardening } from './node-hardening';

/** Kubernetes' words for what a taint does, and Google Cloud's. */
const EFFECTS: Readonly<Record<NodePoolPlan['taints'][number]['effect'], NodeTaint['effect']>> = {
  NoSchedule: 'NO_SCHEDULE',
};

/**
 * Nodes of a new pool in each zone. It cannot change, so it follows no setting; the autoscaler keeps the number afterwards,
 * and adds nodes when pods wait for room.
 */
const FIRST_NODES_PER_ZONE = 1;

/**
 * The instances get no labels of ours (`resourceLabels`): GKE puts one of its own beside them, which Config Connector takes
 * for drift and removes, at every reconcile anew. The labels of the cluster reach them all the same.
 *
 * @see https://github.com/GoogleCloudPlatform/k8s-config-connector/issues/3798
 */
function nodePoolSpec(scenario: GkeCockroachDbScenario, pool: NodePoolPlan): ContainerNodePoolSpec {
  const { cluster, region, zones } = scenario;
  return {
    resourceID: pool.name,
    clusterRef: { name: cluster.name },
    location: region,
    nodeLocations: zones,
    initialNodeCount: FIRST_NODES_PER_ZONE,
    autoscaling: {
      // in each zone: a zonal disk needs a node in its own zone, and the scheduler knows only zones that have nodes
      minNodeCount: pool.minNodesPerZone,
      maxNodeCount: pool.maxNodesPerZone,
      locationPolicy: 'BALANCED',
    },
    maxPodsPerNode: cluster.podsPerNode,
    management: { autoRepair: true, autoUpgrade: true },
    // a new node stands before the old one is drained, one at a time
    upgradeSettings: { strategy: 'SURGE', maxSurge: 1, maxUnavailable: 0 },
    networkConfig: { enablePrivateNodes: true },
    nodeConfig: {
      machineType: pool.machineType,
      imageType: 'COS_CONTAINERD',
      diskType: 'pd-balanced',
      diskSizeGb: pool.bootDiskGigabytes,
      bootDiskKMSCryptoKeyRef: { name: keyObjectName(scenario, DISK_KEY) },
      ...nodeHardening(cluster.nodeServiceAccount),
      metadata: { 'disable-legacy-endpoints': 'true' },
      gvnic: { enabled: true },
      labels: pool.labels,
      tags: [nodeTag(scenario)],
      ...(pool.taints.length > 0
        ? { taint: pool.taints.map(({ key, value, effect }) => ({ key, value, effect: EFFECTS[effect] })) }
        : {}),
    },
  };
}

/**
 * Defines the nodes. Unlike what holds data, a pool goes when its object goes: a pool is replaced by one with a new name
 * beside it, and the old one is then dropped.
 */
export function nodePoolsStage(scenario: GkeCockroachDbScenario): Stage {
  return managementStage(scenario, {
    directory: '50-node-pools',
    title: 'node pools for the services and for the database, in each of the three zones',
    readyWithinMinutes: 30,
    files: {
      'node-pools': (make) => {
        for (const pool of Object.values(scenario.cluster.nodePools)) {
          make('ContainerNodePool', {
            name: `${scenario.name}-${pool.name}`,
            annotations: { 'state-into-spec': 'absent' },
            spec: nodePoolSpec(scenario, pool),
          });
        }
      },
    },
  });
}
