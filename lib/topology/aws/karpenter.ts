import type { NodeGroup } from '../model/cluster';
import { isUnknown, type Known, unknown } from '../model/known';
import type { Subnet } from '../model/network';
import type { Resource, Value } from '../model/resource';
import { labelsAt, nodeLabels } from '../node-labels';
import { taintsAt } from '../node-taints';
import { type ResourceIndex, sortedUnique } from '../resource-index';
import { entriesAt, itemsAt, knownOr, numberAt, textAt } from '../value/field';
import type { EksCluster } from './clusters';
import { nodeAllocatable, oneInstanceType } from './node-size';
import { clusterSecurityGroup, knownIdsAt, tagAt } from './reference';
import { zonesOfSubnets } from './zone';

type Subnets = ReadonlyMap<string, Subnet>;

/** Values that a node pool asks of a label, where it lists them. */
function asked(pool: Value, label: string): readonly string[] | undefined {
  const requirement = itemsAt(pool, 'spec.template.spec.requirements').find(
    (entry) => textAt(entry, 'key') === label && textAt(entry, 'operator') === 'In',
  );
  return requirement === undefined ? undefined : knownIdsAt(requirement, 'values');
}

const hasTags = (subnet: Resource, tags: readonly (readonly [string, Value])[]): boolean =>
  tags.every(([key, value]) => {
    const tag = tagAt(subnet.properties, 'Tags', key);
    return tag !== undefined && !isUnknown(tag) && (value === '*' || tag === value);
  });

/** Subnets that a node class selects, by id or by tags. */
function selectedSubnets(index: ResourceIndex, nodeClass: Resource | undefined): readonly string[] {
  const terms = itemsAt(nodeClass?.properties, 'spec.subnetSelectorTerms');
  const ids = terms.flatMap((term): readonly string[] => {
    const id = knownOr(textAt(term, 'id'), undefined);
    if (id !== undefined) return [id];
    const tags = entriesAt(term, 'tags');
    if (tags.length === 0) return [];
    return index.ofType('AWS::EC2::Subnet').flatMap((subnet) => (hasTags(subnet, tags) ? [subnet.id] : []));
  });
  return sortedUnique(ids);
}

function zonesOf(pool: Resource, subnets: Subnets, ids: readonly string[]): Known<readonly string[]> {
  const zones = asked(pool.properties, 'topology.kubernetes.io/zone');
  if (zones !== undefined) return sortedUnique(zones);
  return ids.length > 0
    ? zonesOfSubnets(subnets, ids)
    : unknown('the subnets of its node class are not among the files');
}

/** Node pools of Karpenter: it adds nodes when pods wait, so none is certainly there. */
export function karpenterNodePools(
  index: ResourceIndex,
  clusters: readonly EksCluster[],
  subnets: Subnets,
): readonly NodeGroup[] {
  return index.ofKind('karpenter.sh', 'NodePool').map((pool) => {
    const { id, name, properties, place } = pool;
    const cluster = pool.cluster ?? clusters[0]?.resource.id ?? '';
    const className = textAt(properties, 'spec.template.spec.nodeClassRef.name');
    const nodeClass = index.ofKind('karpenter.k8s.aws', 'EC2NodeClass').find((other) => other.name === className);
    const ids = selectedSubnets(index, nodeClass);
    const zones = zonesOf(pool, subnets, ids);
    const fixed = numberAt(properties, 'spec.replicas');
    const types = asked(properties, 'node.kubernetes.io/instance-type') ?? [];
    const instanceType = oneInstanceType(types);
    return {
      id,
      name,
      cluster,
      zones,
      min: fixed ?? 0,
      max: fixed ?? unknown('its limits are of CPU and memory, not of nodes'),
      perZone: { min: 0, max: fixed ?? unknown('its limits are of CPU and memory, not of nodes') },
      labels: {
        ...nodeLabels({ os: 'linux', instanceType, zones }),
        'karpenter.sh/nodepool': name,
        ...labelsAt(properties, 'spec.template.metadata.labels'),
      },
      taints: taintsAt(properties, 'spec.template.spec.taints'),
      instanceType,
      allocatable: nodeAllocatable(types, undefined, false),
      autoscaled: fixed === undefined,
      subnets: ids,
      securityGroups: [clusterSecurityGroup(cluster)],
      place,
    };
  });
}

/** Taint of the node pool that EKS keeps for add-ons. @see EKS user guide, built-in node pools of Auto Mode (November 2026) */
const SYSTEM_TAINT = { key: 'CriticalAddonsOnly', effect: 'NoSchedule' };

/** Node pools that EKS Auto Mode makes by itself, in the subnets of the cluster. */
export function autoModeNodePools(clusters: readonly EksCluster[], subnets: Subnets): readonly NodeGroup[] {
  return clusters.flatMap(({ resource, config, subnets: ids }) =>
    knownIdsAt(config, 'ComputeConfig.NodePools').map((name) => {
      const zones = zonesOfSubnets(subnets, ids);
      const instanceType = unknown('EKS chooses the instance types');
      const max = unknown('EKS adds nodes as pods wait');
      return {
        id: `${resource.id}/${name}`,
        name,
        cluster: resource.id,
        zones,
        min: 0,
        max,
        perZone: { min: 0, max },
        labels: { ...nodeLabels({ os: 'linux', instanceType, zones }), 'karpenter.sh/nodepool': name },
        taints: name === 'system' ? [SYSTEM_TAINT] : [],
        instanceType,
        allocatable: instanceType,
        autoscaled: true,
        subnets: knownOr(ids, []),
        securityGroups: [clusterSecurityGroup(resource.id)],
        place: { ...resource.place, field: 'ComputeConfig.NodePools' },
      };
    }),
  );
}
