import type { Nat, Subnet } from '../model/network';
import type { ResourceIndex } from '../resource-index';
import { knownOr, textAt } from '../value/field';
import { idAt } from './reference';
import { zoneOfSubnet } from './zone';

/**
 * NAT gateways. One is in the zone of its subnet, unless its availability mode is regional. An instance that forwards is a
 * machine.
 *
 * @see AWS CloudFormation user guide, AWS::EC2::NatGateway, AvailabilityMode (November 2026)
 */
export function awsNats(index: ResourceIndex, subnets: ReadonlyMap<string, Subnet>): readonly Nat[] {
  return index.ofType('AWS::EC2::NatGateway').map(({ id, properties, place }) => {
    if (textAt(properties, 'AvailabilityMode') === 'regional') return { id, scope: 'regional', place };
    const subnet = knownOr(idAt(properties, 'SubnetId'), undefined);
    return { id, scope: 'zonal', subnet, zone: zoneOfSubnet(subnets, subnet), place };
  });
}
