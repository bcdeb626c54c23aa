import type { NodeGroup } from '../model/cluster';
import { isUnknown, type Known, unknown } from '../model/known';
import type { Machine, Subnet } from '../model/network';
import type { Resource } from '../model/resource';
import { perZoneOfGroup } from '../node-floor';
import { nodeLabels } from '../node-labels';
import { type ResourceIndex, sortedUnique } from '../resource-index';
import { itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { canGrow, hasClusterAutoscaler } from './autoscaler';
import type { EksCluster } from './clusters';
import { type LaunchTemplate, launchTemplateAt } from './launch-template';
import { archOf, hasPrefixDelegation, nodeAllocatable, oneInstanceType } from './node-size';
import { idsAt, knownIdsAt } from './reference';
import { zonesOfSubnets } from './zone';

/** Tag by which a machine belongs to a cluster. @see EKS user guide, self-managed nodes (November 2026) */
const CLUSTER_TAG = 'kubernetes.io/cluster/';

type Subnets = ReadonlyMap<string, Subnet>;

const groupsOf = (index: ResourceIndex): readonly Resource[] => index.ofType('AWS::AutoScaling::AutoScalingGroup');

/** The cluster whose nodes the group has; `undefined`: other machines. */
function clusterOf({ properties }: Resource, clusters: readonly EksCluster[]): string | undefined {
  for (const tag of itemsAt(properties, 'Tags')) {
    // the cluster's name within the key may be a token, which stays visible as the id of the cluster
    const key = valueAt(tag, 'Key');
    if (typeof key !== 'string' || !key.startsWith(CLUSTER_TAG)) continue;
    const name = key.slice(CLUSTER_TAG.length);
    const named = clusters.find((cluster) => cluster.name === name || name.startsWith(`\${${cluster.resource.id}`));
    return named?.resource.id ?? name;
  }
  return undefined;
}

function zonesOf({ properties }: Resource, subnets: Subnets): Known<readonly string[]> {
  const ids = idsAt(properties, 'VPCZoneIdentifier');
  if (ids !== undefined) return zonesOfSubnets(subnets, ids);
  const zones = idsAt(properties, 'AvailabilityZones') ?? unknown('neither subnets nor zones are given');
  return isUnknown(zones) ? zones : sortedUnique(zones);
}

function templateOf(index: ResourceIndex, { properties }: Resource): LaunchTemplate {
  const mixed = 'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification';
  return launchTemplateAt(index, properties, valueAt(properties, mixed) === undefined ? 'LaunchTemplate' : mixed);
}

function typesOf({ properties }: Resource, template: LaunchTemplate): readonly string[] {
  const overrides = knownIdsAt(properties, 'MixedInstancesPolicy.LaunchTemplate.Overrides', 'InstanceType');
  const own = knownOr(template.instanceType, undefined);
  if (overrides.length > 0 || own === undefined) return overrides;
  return [own];
}

/** Nodes of a cluster that are auto scaling groups of their own. */
export function autoScaledNodes(
  index: ResourceIndex,
  clusters: readonly EksCluster[],
  subnets: Subnets,
): readonly NodeGroup[] {
  const [autoscaler, prefixDelegation] = [hasClusterAutoscaler(index), hasPrefixDelegation(index)];
  return groupsOf(index).flatMap((resource) => {
    const cluster = clusterOf(resource, clusters);
    if (cluster === undefined) return [];
    const { id, name, properties, place } = resource;
    const template = templateOf(index, resource);
    const zones = zonesOf(resource, subnets);
    const size = sizeOf(resource);
    const types = typesOf(resource, template);
    const instanceType = oneInstanceType(types);
    return {
      id,
      name: knownOr(textAt(properties, 'AutoScalingGroupName'), name),
      cluster,
      zones,
      ...size,
      perZone: perZoneOfGroup(zones, size),
      labels: nodeLabels({ os: 'linux', arch: archOf(types), instanceType, zones }),
      taints: [],
      instanceType,
      allocatable: nodeAllocatable(types, template.pods, prefixDelegation),
      autoscaled: autoscaler && canGrow(size),
      subnets: knownIdsAt(properties, 'VPCZoneIdentifier'),
      securityGroups: template.securityGroups,
      place,
    };
  });
}

function sizeOf({ properties }: Resource) {
  const absent = unknown('the group has no such size');
  return { min: numberAt(properties, 'MinSize') ?? absent, max: numberAt(properties, 'MaxSize') ?? absent };
}

/** Auto scaling groups that are no nodes: one machine each, which the group puts into a zone of its choice. */
export function autoScaledMachines(
  index: ResourceIndex,
  clusters: readonly EksCluster[],
  subnets: Subnets,
): readonly Machine[] {
  return groupsOf(index).flatMap((resource) => {
    if (clusterOf(resource, clusters) !== undefined) return [];
    const { id, name, properties, place } = resource;
    const zones = zonesOf(resource, subnets);
    const [zone, ...others] = isUnknown(zones) ? [] : zones;
    const unsettled = isUnknown(zones) ? zones : unknown(`any of ${zones.join(', ')}`);
    return {
      id,
      name,
      zone: zone !== undefined && others.length === 0 ? zone : unsettled,
      subnet: knownIdsAt(properties, 'VPCZoneIdentifier')[0],
      securityGroups: templateOf(index, resource).securityGroups,
      group: id,
      place,
    };
  });
}
