import { isUnknown } from '../model/known';
import type { Machine, Subnet } from '../model/network';
import { type ResourceIndex, sortedById } from '../resource-index';
import { knownOr } from '../value/field';
import { autoScaledMachines } from './auto-scaling-groups';
import type { EksCluster } from './clusters';
import { launchTemplateAt, securityGroupsOf } from './launch-template';
import { idAt } from './reference';
import { zoneAt, zoneOfSubnet } from './zone';

/** EC2 instances, also those that forward for others (NAT), and groups of machines that are no nodes. */
export function awsMachines(
  index: ResourceIndex,
  clusters: readonly EksCluster[],
  subnets: ReadonlyMap<string, Subnet>,
): readonly Machine[] {
  const instances = index.ofType('AWS::EC2::Instance').map((resource) => {
    const { id, name, properties, place } = resource;
    const subnet = knownOr(idAt(properties, 'SubnetId') ?? idAt(properties, 'NetworkInterfaces.0.SubnetId'), undefined);
    const own = securityGroupsOf(properties, 'GroupSet');
    const zone = zoneAt(resource);
    return {
      id,
      name,
      zone: zone === undefined || isUnknown(zone) ? zoneOfSubnet(subnets, subnet) : zone,
      subnet,
      securityGroups: own.length > 0 ? own : launchTemplateAt(index, properties, 'LaunchTemplate').securityGroups,
      place,
    };
  });
  return sortedById([...instances, ...autoScaledMachines(index, clusters, subnets)]);
}
