import { isUnknown, type Known, unknown } from '../model/known';
import type { Route } from '../model/network';
import type { Resource } from '../model/resource';
import { groupBy, type ResourceIndex, sortedUnique } from '../resource-index';
import { flagAt, knownOr, textAt } from '../value/field';
import { idAt, knownIdsAt } from './reference';

type Target = Route['target'];

/** Fields of a route that name its target. @see AWS CloudFormation user guide, AWS::EC2::Route */
const TARGET_FIELDS: readonly (readonly [field: string, target: Target])[] = [
  ['NatGatewayId', 'nat'],
  ['TransitGatewayId', 'transit'],
  ['VpcPeeringConnectionId', 'peering'],
  ['VpcEndpointId', 'endpoint'],
  ['InstanceId', 'nat'],
  ['NetworkInterfaceId', 'nat'],
  ['EgressOnlyInternetGatewayId', 'other'],
  ['CarrierGatewayId', 'other'],
  ['LocalGatewayId', 'other'],
  ['CoreNetworkArn', 'other'],
];

function gatewayTarget(index: ResourceIndex, id: string): Target {
  const type = index.get(id)?.type ?? '';
  if (type === 'AWS::EC2::InternetGateway' || id.startsWith('igw-')) return 'internet';
  if (type === 'AWS::EC2::VPNGateway' || id.startsWith('vgw-')) return 'vpn';
  return 'other';
}

function targetOf(index: ResourceIndex, { properties }: Resource): { target: Target; to?: string } {
  const gateway = idAt(properties, 'GatewayId');
  if (gateway !== undefined) {
    return isUnknown(gateway) ? { target: 'other' } : { target: gatewayTarget(index, gateway), to: gateway };
  }
  for (const [field, target] of TARGET_FIELDS) {
    const id = idAt(properties, field);
    if (id !== undefined) return isUnknown(id) ? { target } : { target, to: id };
  }
  return { target: 'other' };
}

const destinationOf = ({ properties }: Resource): Known<string> =>
  textAt(properties, 'DestinationCidrBlock') ??
  textAt(properties, 'DestinationIpv6CidrBlock') ??
  unknown('the route leads to a prefix list');

interface TableRoute {
  readonly table: string;
  readonly route: Route;
}

function* declared(index: ResourceIndex): Iterable<TableRoute> {
  for (const resource of index.ofType('AWS::EC2::Route')) {
    const table = idAt(resource.properties, 'RouteTableId');
    if (table === undefined || isUnknown(table)) continue;
    const { place } = resource;
    yield { table, route: { destination: destinationOf(resource), ...targetOf(index, resource), place } };
  }
}

function* ofGatewayEndpoints(index: ResourceIndex): Iterable<TableRoute> {
  for (const { id, properties, place } of index.ofType('AWS::EC2::VPCEndpoint')) {
    const destination = unknown('the addresses of the service');
    for (const table of knownIdsAt(properties, 'RouteTableIds')) {
      yield { table, route: { destination, target: 'endpoint', to: id, place } };
    }
  }
}

/** Networks that a gateway with these connections tells: those of static ones by name, learned ones unnamed. */
function destinationsOf(connections: readonly Resource[], networks: RemoteNetworks): readonly Known<string>[] {
  const isStatic = ({ properties }: Resource) => flagAt(properties, 'StaticRoutesOnly') === true;
  const named = sortedUnique(connections.filter(isStatic).flatMap(({ id }) => networks.get(id) ?? []));
  return connections.every(isStatic) ? named : [...named, unknown('learned over the VPN')];
}

/** What a VPN gateway adds to the route tables that it propagates to. */
function* propagated(index: ResourceIndex): Iterable<TableRoute> {
  const connections = groupBy(index.ofType('AWS::EC2::VPNConnection'), ({ properties }) =>
    knownOr(idAt(properties, 'VpnGatewayId'), undefined),
  );
  const networks = remoteNetworks(index);
  for (const { properties, place } of index.ofType('AWS::EC2::VPNGatewayRoutePropagation')) {
    const gateway = knownOr(idAt(properties, 'VpnGatewayId'), undefined);
    const destinations = destinationsOf(connections.get(gateway ?? '') ?? [], networks);
    for (const table of knownIdsAt(properties, 'RouteTableIds')) {
      yield* destinations.map(
        (destination): TableRoute => ({
          table,
          route: { destination, target: 'vpn', to: gateway, place },
        }),
      );
    }
  }
}

type RemoteNetworks = ReadonlyMap<string, readonly string[]>;

/** Networks behind a VPN connection by its id, as its static routes name them. */
export function remoteNetworks(index: ResourceIndex): RemoteNetworks {
  const networks = new Map<string, string[]>();
  for (const { properties } of index.ofType('AWS::EC2::VPNConnectionRoute')) {
    const connection = knownOr(idAt(properties, 'VpnConnectionId'), undefined);
    const network = knownOr(textAt(properties, 'DestinationCidrBlock'), undefined);
    if (connection === undefined || network === undefined) continue;
    networks.set(connection, [...(networks.get(connection) ?? []), network].sort());
  }
  return networks;
}

/** Routes by the id of their route table. */
export function routesByTable(index: ResourceIndex): ReadonlyMap<string, readonly Route[]> {
  const routes = [...declared(index), ...ofGatewayEndpoints(index), ...propagated(index)];
  const tables = groupBy(routes, ({ table }) => table);
  return new Map([...tables].map(([table, entries]) => [table, entries.map(({ route }) => route)]));
}
