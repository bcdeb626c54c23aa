import type { NodeGroup } from '../model/cluster';
import { isUnknown, type Known } from '../model/known';
import type { Subnet } from '../model/network';
import type { Resource } from '../model/resource';
import { perZoneOfGroup } from '../node-floor';
import { labelsAt, nodeLabels } from '../node-labels';
import { taintsAt } from '../node-taints';
import type { ResourceIndex } from '../resource-index';
import { knownOr, numberAt, textAt } from '../value/field';
import { canGrow, hasClusterAutoscaler } from './autoscaler';
import { clusterIdAt, type EksCluster } from './clusters';
import { launchTemplateAt } from './launch-template';
import { archOf, hasPrefixDelegation, nodeAllocatable, oneInstanceType } from './node-size';
import { clusterSecurityGroup, idsAt, knownIdsAt } from './reference';
import { zonesOfSubnets } from './zone';

/** Sizes and type that EKS takes where none is given. @see EKS API reference, CreateNodegroup (November 2026) */
const STANDARD = { min: 1, max: 2, instanceType: 't3.medium' };

function instanceTypes({ properties }: Resource, template: Known<string> | undefined): readonly string[] {
  const own = knownIdsAt(properties, 'InstanceTypes');
  if (own.length > 0) return own;
  if (template === undefined) return [STANDARD.instanceType];
  return isUnknown(template) ? [] : [template];
}

/** Managed node groups of EKS. */
export function eksNodeGroups(
  index: ResourceIndex,
  clusters: readonly EksCluster[],
  subnets: ReadonlyMap<string, Subnet>,
): readonly NodeGroup[] {
  const [autoscaler, prefixDelegation] = [hasClusterAutoscaler(index), hasPrefixDelegation(index)];
  return index.ofType('AWS::EKS::Nodegroup').map((resource) => {
    const { id, properties, place } = resource;
    const template = launchTemplateAt(index, properties, 'LaunchTemplate');
    const zones = zonesOfSubnets(subnets, idsAt(properties, 'Subnets'));
    const size = {
      min: numberAt(properties, 'ScalingConfig.MinSize') ?? STANDARD.min,
      max: numberAt(properties, 'ScalingConfig.MaxSize') ?? STANDARD.max,
    };
    const types = instanceTypes(resource, template.instanceType);
    const instanceType = oneInstanceType(types);
    const cluster = clusterIdAt(clusters, properties, 'ClusterName');
    const name = knownOr(textAt(properties, 'NodegroupName'), undefined);
    const os = knownOr(textAt(properties, 'AmiType'), '').startsWith('WINDOWS') ? 'windows' : 'linux';
    return {
      id,
      name: name ?? resource.name,
      cluster,
      zones,
      ...size,
      perZone: perZoneOfGroup(zones, size),
      labels: {
        ...nodeLabels({ os, arch: archOf(types), instanceType, zones }),
        'eks.amazonaws.com/capacityType': knownOr(textAt(properties, 'CapacityType'), 'ON_DEMAND'),
        ...(name !== undefined && { 'eks.amazonaws.com/nodegroup': name }),
        ...labelsAt(properties, 'Labels'),
      },
      taints: taintsAt(properties, 'Taints', { key: 'Key', value: 'Value', effect: 'Effect' }),
      instanceType,
      allocatable: nodeAllocatable(types, template.pods, prefixDelegation),
      autoscaled: autoscaler && canGrow(size),
      subnets: knownIdsAt(properties, 'Subnets'),
      securityGroups: template.securityGroups.length > 0 ? template.securityGroups : [clusterSecurityGroup(cluster)],
      place,
    };
  });
}
