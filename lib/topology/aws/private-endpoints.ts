import { type Known, unknown } from '../model/known';
import type { PrivateEndpoint, Subnet } from '../model/network';
import type { Resource } from '../model/resource';
import { groupBy, type ResourceIndex, sortedById, sortedUnique } from '../resource-index';
import { knownOr, textAt, valueAt } from '../value/field';
import { idAt, knownIdsAt } from './reference';

type Subnets = ReadonlyMap<string, Subnet>;

/** `s3` of `com.amazonaws.eu-west-1.s3`: the region within may be known at the deploy only. */
const AWS_SERVICE = /^com[.]amazonaws[.](?:\$\{[^}]*\}|[a-z0-9-]+)[.](.+)$/;

function serviceOf({ properties }: Resource): Known<string> {
  const written = valueAt(properties, 'ServiceName');
  const [, service] = (typeof written === 'string' && AWS_SERVICE.exec(written)) || [];
  return service ?? textAt(properties, 'ServiceName') ?? unknown('no service is named');
}

function vpcEndpoint(resource: Resource): PrivateEndpoint {
  const { id, properties, place } = resource;
  const type = knownOr(textAt(properties, 'VpcEndpointType'), 'Gateway');
  return {
    id,
    service: serviceOf(resource),
    kind: type === 'Gateway' ? 'gateway' : 'interface',
    network: knownOr(idAt(properties, 'VpcId'), ''),
    subnets: knownIdsAt(properties, 'SubnetIds'),
    place,
  };
}

/** Where a resource lists its subnets, and as what it is known. */
const ATTACHMENTS: readonly (readonly [type: string, service: string, field: string, part: string | readonly []])[] = [
  ['AWS::EC2::TransitGatewayAttachment', 'transit gateway', 'SubnetIds', []],
  ['AWS::EC2::TransitGatewayVpcAttachment', 'transit gateway', 'SubnetIds', []],
  ['AWS::NetworkFirewall::Firewall', 'network firewall', 'SubnetMappings', 'SubnetId'],
  ['AWS::Route53Resolver::ResolverEndpoint', 'DNS resolver', 'IpAddresses', 'SubnetId'],
];

function attachments(index: ResourceIndex, subnets: Subnets): readonly PrivateEndpoint[] {
  return ATTACHMENTS.flatMap(([type, service, field, part]) =>
    index.ofType(type).map(({ id, properties, place }) => {
      const ids = sortedUnique(knownIdsAt(properties, field, part));
      const network = knownOr(idAt(properties, 'VpcId'), undefined) ?? subnets.get(ids[0] ?? '')?.network ?? '';
      return { id, service, kind: 'attachment', network, subnets: ids, place };
    }),
  );
}

/** Resources each of which is in one subnet, and the field that says which thing they make reachable. */
const MEMBERS: readonly (readonly [type: string, service: string, owner: string])[] = [
  ['AWS::EFS::MountTarget', 'elastic file system', 'FileSystemId'],
  ['AWS::EC2::ClientVpnTargetNetworkAssociation', 'client VPN', 'ClientVpnEndpointId'],
];

function grouped(index: ResourceIndex, subnets: Subnets): readonly PrivateEndpoint[] {
  return MEMBERS.flatMap(([type, service, owner]) => {
    const groups = groupBy(index.ofType(type), ({ properties }) => knownOr(idAt(properties, owner), undefined));
    return [...groups].flatMap(([id, members]) => {
      const ids = sortedUnique(members.flatMap(({ properties }) => knownOr(idAt(properties, 'SubnetId'), [])));
      const place = index.get(id)?.place ?? members[0]?.place;
      const network = subnets.get(ids[0] ?? '')?.network ?? '';
      return place ? [{ id, service, kind: 'attachment' as const, network, subnets: ids, place }] : [];
    });
  });
}

/** VPC endpoints, and what else is reached through an address in chosen subnets. */
export function awsPrivateEndpoints(index: ResourceIndex, subnets: Subnets): readonly PrivateEndpoint[] {
  const endpoints = index.ofType('AWS::EC2::VPCEndpoint').map(vpcEndpoint);
  return sortedById([...endpoints, ...attachments(index, subnets), ...grouped(index, subnets)]);
}
