import { type Known, unknown } from '../model/known';
import type { Link, Tunnel } from '../model/network';
import type { Resource } from '../model/resource';
import { groupBy, type ResourceIndex, sortedById, sortedUnique } from '../resource-index';
import { itemsAt, knownOr, numberAt, textAt } from '../value/field';
import { knownRef, ofKind, refAt } from './reference';

/** Ids of the tunnels over which a BGP session runs: a router's interface has the tunnel, and a peer has the interface. */
function tunnelsWithSession(index: ResourceIndex): ReadonlySet<string> {
  const tunnels = ofKind(index, 'ComputeRouterPeer').map((peer) => {
    const port = index.get(knownRef(index, peer, 'spec.routerInterfaceRef', 'ComputeRouterInterface') ?? '');
    return port && knownRef(index, port, 'spec.vpnTunnelRef', 'ComputeVPNTunnel');
  });
  return new Set(tunnels.filter((tunnel) => tunnel !== undefined));
}

/** Ids of the tunnels to which a static route leads, with the ranges behind them. */
function rangesBehind(index: ResourceIndex): ReadonlyMap<string, readonly string[]> {
  const routes = groupBy(ofKind(index, 'ComputeRoute'), (route) =>
    knownRef(index, route, 'spec.nextHopVPNTunnelRef', 'ComputeVPNTunnel'),
  );
  const range = ({ properties }: Resource) => knownOr(textAt(properties, 'spec.destRange'), []);
  return new Map([...routes].map(([tunnel, entries]) => [tunnel, sortedUnique(entries.flatMap(range))]));
}

/** Address of the peer's device that the tunnel leads to. */
function peerAddress(index: ResourceIndex, tunnel: Resource): Known<string> {
  const direct = textAt(tunnel.properties, 'spec.peerIp');
  if (direct !== undefined) return direct;
  const id = knownRef(index, tunnel, 'spec.peerExternalGatewayRef', 'ComputeExternalVPNGateway');
  const number = numberAt(tunnel.properties, 'spec.peerExternalGatewayInterface') ?? 0;
  const port = itemsAt(index.get(id ?? '')?.properties, 'spec.interface').find(
    (entry) => numberAt(entry, 'id') === number,
  );
  return textAt(port, 'ipAddress') ?? unknown('the address of the other gateway is not among the files');
}

interface Ways {
  readonly index: ResourceIndex;
  readonly sessions: ReadonlySet<string>;
  readonly ranges: ReadonlyMap<string, readonly string[]>;
}

function tunnel({ index, sessions, ranges }: Ways, resource: Resource): Tunnel {
  const { id, properties, place } = resource;
  const isStatic = ranges.has(id) || itemsAt(properties, 'spec.remoteTrafficSelector').length > 0;
  const peer = knownOr(numberAt(properties, 'spec.peerExternalGatewayInterface'), undefined);
  return {
    id,
    interface: knownOr(numberAt(properties, 'spec.vpnGatewayInterface'), 0),
    ...(peer !== undefined && { peerInterface: peer }),
    peerAddress: peerAddress(index, resource),
    routing: sessions.has(id) ? 'bgp' : isStatic ? 'static' : 'none',
    place,
  };
}

/** The other side of a tunnel: a gateway of its own, one of Google, or an address. */
function otherSide(index: ResourceIndex, resource: Resource): string {
  return (
    knownRef(index, resource, 'spec.peerExternalGatewayRef', 'ComputeExternalVPNGateway') ??
    knownRef(index, resource, 'spec.peerGCPGatewayRef', 'ComputeVPNGateway') ??
    ''
  );
}

/** Addresses of the peer: all that its gateway has, also without a tunnel, or those that the tunnels lead to. */
function peersOf(index: ResourceIndex, side: string, tunnels: readonly Tunnel[]): readonly Known<string>[] {
  const declared = itemsAt(index.get(side)?.properties, 'spec.interface').flatMap(
    (port) => textAt(port, 'ipAddress') ?? [],
  );
  if (declared.length > 0) return declared;
  const named = tunnels.map(({ peerAddress: address }) => address);
  return [...new Set(named)];
}

function linkOf(ways: Ways, gateway: Resource, kind: Link['kind'], side: string, resources: readonly Resource[]): Link {
  const tunnels = resources.map((resource) => tunnel(ways, resource));
  const selected = resources.flatMap((resource) => [
    ...(ways.ranges.get(resource.id) ?? []),
    ...itemsAt(resource.properties, 'spec.remoteTrafficSelector').flatMap((range) => knownOr(textAt(range, []), [])),
  ]);
  return {
    id: side === '' ? gateway.id : `${gateway.id} to ${side.split('/').at(-1)}`,
    kind,
    network: refAt(ways.index, gateway, 'spec.networkRef', 'ComputeNetwork') ?? unknown('the gateway names no network'),
    peers: peersOf(ways.index, side, tunnels),
    tunnels,
    remoteNetworks: sortedUnique(selected),
    place: gateway.place,
  };
}

/** Kinds of VPN gateways, and the field by which a tunnel names its own. */
const GATEWAYS = [
  ['ComputeVPNGateway', 'spec.vpnGatewayRef', 'ha-vpn'],
  ['ComputeTargetVPNGateway', 'spec.targetVPNGatewayRef', 'classic-vpn'],
] as const;

/** A gateway of a VPN with all that it is linked to; alone, where no tunnel leads anywhere. */
function vpnLinks(ways: Ways): readonly Link[] {
  const { index } = ways;
  const tunnels = ofKind(index, 'ComputeVPNTunnel');
  return GATEWAYS.flatMap(([gatewayKind, field, kind]) => {
    const byGateway = groupBy(tunnels, (resource) => knownRef(index, resource, field, gatewayKind));
    return ofKind(index, gatewayKind).flatMap((gateway) => {
      const sides = groupBy(byGateway.get(gateway.id) ?? [], (resource) => otherSide(index, resource));
      if (sides.size === 0) return [linkOf(ways, gateway, kind, '', [])];
      return [...sides].map(([side, own]) => linkOf(ways, gateway, kind, side, own));
    });
  });
}

/** `AVAILABILITY_DOMAIN_2` of an edge: attachments in different ones do not fail together. */
const domainOf = ({ properties }: Resource): number => {
  const domain = knownOr(textAt(properties, 'spec.edgeAvailabilityDomain'), '');
  return Number(/(\d+)$/.exec(domain)?.[1] ?? 0);
};

/** Attachments of an Interconnect, by the router that they share. */
function interconnects({ index }: Ways): readonly Link[] {
  const attachments = groupBy(ofKind(index, 'ComputeInterconnectAttachment'), (attachment) =>
    knownRef(index, attachment, 'spec.routerRef', 'ComputeRouter'),
  );
  return [...attachments].flatMap(([id, own]) => {
    const router = index.get(id);
    const place = router?.place ?? own[0]?.place;
    if (!place) return [];
    const address = unknown('Google and the partner agree on it');
    return {
      id: `interconnect of ${id}`,
      kind: 'interconnect' as const,
      network:
        (router && refAt(index, router, 'spec.networkRef', 'ComputeNetwork')) ??
        unknown('its router is not among the files'),
      peers: [],
      tunnels: own.map((attachment) => ({
        id: attachment.id,
        interface: domainOf(attachment),
        peerAddress: address,
        routing: 'bgp' as const,
        place: attachment.place,
      })),
      remoteNetworks: [],
      place,
    };
  });
}

/** Private links to other networks: VPN gateways with their tunnels, and Interconnects. */
export function googleLinks(index: ResourceIndex): readonly Link[] {
  const ways = { index, sessions: tunnelsWithSession(index), ranges: rangesBehind(index) };
  return sortedById([...vpnLinks(ways), ...interconnects(ways)]);
}
