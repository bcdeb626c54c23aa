import { isKnownMachine, machineAllocatable } from '../../machines';
import type { NodeGroup } from '../model/cluster';
import { isUnknown, type Known, unknown } from '../model/known';
import type { Resource, Value } from '../model/resource';
import { labelsAt, nodeLabels } from '../node-labels';
import { taintsAt } from '../node-taints';
import { type ResourceIndex, sortedById } from '../resource-index';
import { flagAt, itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { clusterZones } from './clusters';
import { zonalLocation, zonesAt } from './location';
import { poolSize } from './node-count';
import { cloudName, knownRef, ofKind } from './reference';

/** Machine type and pods of a node where nothing is said. @see GKE documentation, standard cluster (November 2026) */
const STANDARD = { machineType: 'e2-medium', pods: 110 };

/** Machine series with Arm processors. @see https://cloud.google.com/compute/docs/instances/arm-on-compute (November 2026) */
const ARM = /^(t2a|c4a|n4a)-/;

function allocatableOf(machineType: Known<string>, pods: Known<number>): NodeGroup['allocatable'] {
  if (isUnknown(machineType)) return machineType;
  if (!isKnownMachine(machineType)) return unknown(`what a ${machineType} offers is not known here`);
  return isUnknown(pods) ? pods : { ...machineAllocatable(machineType), pods };
}

interface Pool {
  readonly id: string;
  readonly name: string;
  readonly zones: Known<readonly string[]>;
  readonly spec: Value | undefined;
}

const archOf = (machineType: string): 'amd64' | 'arm64' => (ARM.test(machineType) ? 'arm64' : 'amd64');

/** Labels that GKE gives the nodes, and those of the pool itself. */
function labelsOf(
  pool: Pool,
  config: Value | undefined,
  instanceType: Known<string>,
): Readonly<Record<string, string>> {
  const arch = isUnknown(instanceType) ? undefined : archOf(instanceType);
  return {
    ...nodeLabels({ os: 'linux', arch, instanceType, zones: pool.zones }),
    'cloud.google.com/gke-nodepool': pool.name,
    ...labelsAt(config, 'labels'),
  };
}

function nodeGroup(index: ResourceIndex, pool: Pool, cluster: Resource | undefined, owner: Resource): NodeGroup {
  const config = valueAt(pool.spec, 'nodeConfig');
  const instanceType = textAt(config, 'machineType') ?? STANDARD.machineType;
  const pods =
    numberAt(pool.spec, 'maxPodsPerNode') ??
    numberAt(cluster?.properties, 'spec.defaultMaxPodsPerNode') ??
    STANDARD.pods;
  const subnet = cluster && knownRef(index, cluster, 'spec.subnetworkRef', 'ComputeSubnetwork');
  return {
    id: pool.id,
    name: pool.name,
    cluster: cluster?.id ?? knownRef(index, owner, 'spec.clusterRef', 'ContainerCluster') ?? '',
    zones: pool.zones,
    ...poolSize(pool.spec, pool.zones),
    labels: labelsOf(pool, config, instanceType),
    taints: taintsAt(config, 'taint'),
    instanceType,
    allocatable: allocatableOf(instanceType, pods),
    subnets: subnet === undefined ? [] : [subnet],
    securityGroups: [],
    place: owner.place,
    tags: itemsAt(config, 'tags').flatMap((tag) => knownOr(textAt(tag, []), [])),
  };
}

function poolZones(pool: Resource, cluster: Resource | undefined): Known<readonly string[]> {
  const zonal = zonalLocation(pool);
  return (
    zonesAt(pool, 'spec.nodeLocations') ??
    (cluster && clusterZones(cluster)) ??
    (zonal === undefined ? unknown('its cluster is not among the files') : [zonal])
  );
}

/** Annotation that has the first pool removed, which GKE makes with every cluster. @see Config Connector 1.155 */
const REMOVE_FIRST_POOL = 'cnrm.cloud.google.com/remove-default-node-pool';

/** The pool that comes with a cluster, unless it is removed. An Autopilot cluster has nodes as pods need them. */
function ownPool(index: ResourceIndex, cluster: Resource): readonly NodeGroup[] {
  const spec = valueAt(cluster.properties, 'spec');
  const zones = clusterZones(cluster);
  if (flagAt(spec, 'enableAutopilot') === true) {
    const autopilot = unknown('Autopilot chooses it as pods need it');
    const group = nodeGroup(index, { id: `${cluster.id}/autopilot`, name: 'autopilot', zones, spec }, cluster, cluster);
    const counts = { min: 0, max: autopilot };
    return [
      { ...group, ...counts, perZone: counts, instanceType: autopilot, allocatable: autopilot, autoscaled: true },
    ];
  }
  if (cluster.annotations[REMOVE_FIRST_POOL] === 'true') return [];
  const id = `${cluster.id}/default-pool`;
  return [nodeGroup(index, { id, name: 'default-pool', zones, spec }, cluster, cluster)];
}

/** Node pools of GKE. */
export function googleNodePools(index: ResourceIndex): readonly NodeGroup[] {
  const pools = ofKind(index, 'ContainerNodePool').map((pool) => {
    const cluster = index.get(knownRef(index, pool, 'spec.clusterRef', 'ContainerCluster') ?? '');
    const spec = valueAt(pool.properties, 'spec');
    return nodeGroup(
      index,
      { id: pool.id, name: cloudName(pool), zones: poolZones(pool, cluster), spec },
      cluster,
      pool,
    );
  });
  return sortedById([...pools, ...ofKind(index, 'ContainerCluster').flatMap((cluster) => ownPool(index, cluster))]);
}
