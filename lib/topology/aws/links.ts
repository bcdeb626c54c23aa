import { isUnknown, type Known, unknown } from '../model/known';
import type { Link, Tunnel } from '../model/network';
import type { Resource } from '../model/resource';
import { type ResourceIndex, sortedUnique } from '../resource-index';
import { flagAt, knownOr, listAt, textAt } from '../value/field';
import { idAt } from './reference';
import { remoteNetworks } from './routes';

/** Tunnels of a Site-to-Site connection for which no options are given. @see AWS Site-to-Site VPN user guide (November 2026) */
const TUNNELS = 2;

/** Id of the VPC by the id of what is attached to it. */
function vpcOf(index: ResourceIndex, types: readonly string[], field: string): ReadonlyMap<string, string> {
  const vpcs = new Map<string, string>();
  for (const { properties } of index.ofType(...types)) {
    const [attached, vpc] = [idAt(properties, field), idAt(properties, 'VpcId')];
    if (attached === undefined || isUnknown(attached) || vpc === undefined || isUnknown(vpc)) continue;
    vpcs.set(attached, vpc);
  }
  return vpcs;
}

function networkOf(index: ResourceIndex): (connection: Resource) => Known<string> {
  const byGateway = vpcOf(index, ['AWS::EC2::VPCGatewayAttachment'], 'VpnGatewayId');
  const transitTypes = ['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'];
  const byTransit = vpcOf(index, transitTypes, 'TransitGatewayId');
  return ({ properties }) => {
    const gateway = knownOr(idAt(properties, 'VpnGatewayId'), '');
    const transit = knownOr(idAt(properties, 'TransitGatewayId'), '');
    return (
      byGateway.get(gateway) ??
      byTransit.get(transit) ??
      unknown('what its gateway is attached to is not among the files')
    );
  };
}

/** What the customer gateway has as its address, or the certificate that stands for one. */
function peerOf(index: ResourceIndex, { properties }: Resource): Known<string> {
  const id = knownOr(idAt(properties, 'CustomerGatewayId'), '');
  const gateway = index.get(id);
  if (!gateway) return unknown(`customer gateway ${id} is not among the files`);
  return textAt(gateway.properties, 'IpAddress') ?? unknown(`${gateway.name} has no fixed address`);
}

function tunnels(connection: Resource, peerAddress: Known<string>): readonly Tunnel[] {
  const { id, properties, place } = connection;
  const options = listAt(properties, 'VpnTunnelOptionsSpecifications');
  const count = options === undefined || isUnknown(options) ? TUNNELS : options.length;
  const routing = flagAt(properties, 'StaticRoutesOnly') === true ? 'static' : 'bgp';
  return Array.from({ length: count }, (_, index) => ({
    id: `${id}/tunnel-${index + 1}`,
    interface: index + 1,
    peerAddress,
    routing,
    place: { ...place, field: `VpnTunnelOptionsSpecifications.${index}` },
  }));
}

/** Site-to-Site VPN connections. */
export function awsLinks(index: ResourceIndex): readonly Link[] {
  const [network, networks] = [networkOf(index), remoteNetworks(index)];
  return index.ofType('AWS::EC2::VPNConnection').map((connection) => {
    const peer = peerOf(index, connection);
    const selector = knownOr(textAt(connection.properties, 'RemoteIpv4NetworkCidr'), undefined);
    const remote = [...(networks.get(connection.id) ?? []), ...(selector === undefined ? [] : [selector])];
    return {
      id: connection.id,
      kind: 'site-to-site',
      network: network(connection),
      peers: [peer],
      tunnels: tunnels(connection, peer),
      remoteNetworks: sortedUnique(remote),
      place: connection.place,
    };
  });
}
