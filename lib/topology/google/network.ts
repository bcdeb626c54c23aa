import { type Known, unknown } from '../model/known';
import type { Nat, Route, Subnet, Zone } from '../model/network';
import type { Resource } from '../model/resource';
import { groupBy, type ResourceIndex } from '../resource-index';
import { itemsAt, knownOr, textAt, valueAt } from '../value/field';
import { cloudName, knownRef, ofKind } from './reference';

const networkOf = (index: ResourceIndex, resource: Resource): string =>
  knownRef(index, resource, 'spec.networkRef', 'ComputeNetwork') ?? '';

const regionOf = ({ properties }: Resource): string => knownOr(textAt(properties, 'spec.region'), '');

/** A network within a region: where routers and subnets meet. */
const spot = (network: string, region: string): string => `${network} ${region}`;

const spotOf = (index: ResourceIndex, resource: Resource): string =>
  spot(networkOf(index, resource), regionOf(resource));

function staticTarget(index: ResourceIndex, route: Resource): Pick<Route, 'target' | 'to'> {
  const tunnel = knownRef(index, route, 'spec.nextHopVPNTunnelRef', 'ComputeVPNTunnel');
  if (tunnel !== undefined) return { target: 'vpn', to: tunnel };
  const gateway = knownOr(textAt(route.properties, 'spec.nextHopGateway'), '');
  return gateway.includes('default-internet-gateway') ? { target: 'internet' } : { target: 'other' };
}

/** Routes that are declared, by network: every subnet of it has them. */
function staticRoutes(index: ResourceIndex): ReadonlyMap<string, readonly Route[]> {
  const routes = groupBy(ofKind(index, 'ComputeRoute'), (route) => networkOf(index, route));
  const read = (route: Resource): Route => ({
    destination: textAt(route.properties, 'spec.destRange') ?? unknown('the route names no range'),
    ...staticTarget(index, route),
    place: route.place,
  });
  return new Map([...routes].map(([network, entries]) => [network, entries.map(read)]));
}

/** Routes that the other side of a tunnel tells, by network and region of the router. */
function learnedRoutes(index: ResourceIndex): ReadonlyMap<string, readonly Route[]> {
  const sessions = ofKind(index, 'ComputeRouterPeer').flatMap((peer) => {
    const router = index.get(knownRef(index, peer, 'spec.routerRef', 'ComputeRouter') ?? '');
    return router ? [{ router, peer }] : [];
  });
  // one for each router: what its sessions tell is the same to the subnet
  const routers = groupBy(sessions, ({ router }) => router.id);
  const routes = [...routers.values()].flatMap(([first]) => (first ? [first] : []));
  const bySpot = groupBy(routes, ({ router }) => spotOf(index, router));
  const destination = unknown('learned over BGP');
  return new Map(
    [...bySpot].map(([where, entries]) => [
      where,
      entries.map(({ router }): Route => ({ destination, target: 'vpn', to: router.id, place: router.place })),
    ]),
  );
}

/** Whether the NAT serves the subnet: all subnets, or those that it lists. */
function serves(index: ResourceIndex, nat: Resource, subnet: string): boolean {
  const which = knownOr(textAt(nat.properties, 'spec.sourceSubnetworkIpRangesToNat'), '');
  if (which.startsWith('ALL_SUBNETWORKS')) return true;
  return itemsAt(nat.properties, 'spec.subnetwork').some(
    (_, entry) => knownRef(index, nat, `spec.subnetwork.${entry}.subnetworkRef`, 'ComputeSubnetwork') === subnet,
  );
}

/** Gateways of Cloud NAT: each is regional, and so outlives a zone. @see https://cloud.google.com/nat/docs/overview (November 2026) */
export function googleNats(index: ResourceIndex): readonly Nat[] {
  return ofKind(index, 'ComputeRouterNAT').map(({ id, place }) => ({ id, scope: 'regional', place }));
}

function zonesOfRegion(zones: readonly Zone[], region: string): Known<readonly string[]> {
  const names = zones.filter((zone) => zone.region === region).map(({ name }) => name);
  return names.length > 0 ? names : unknown(`no file names a zone of ${region}`);
}

/** Subnets: each is in every zone of its region. */
export function googleSubnets(index: ResourceIndex, zones: readonly Zone[]): readonly Subnet[] {
  const [declared, learned] = [staticRoutes(index), learnedRoutes(index)];
  const nats = groupBy(ofKind(index, 'ComputeRouterNAT'), (nat) => {
    const router = index.get(knownRef(index, nat, 'spec.routerRef', 'ComputeRouter') ?? '');
    return router && spotOf(index, router);
  });
  return ofKind(index, 'ComputeSubnetwork').map((resource) => {
    const { id, properties, place } = resource;
    const where = spotOf(index, resource);
    const ways = (nats.get(where) ?? [])
      .filter((nat) => serves(index, nat, id))
      .map((nat): Route => ({ destination: '0.0.0.0/0', target: 'nat', to: nat.id, place: nat.place }));
    return {
      id,
      name: cloudName(resource),
      network: networkOf(index, resource),
      zones: zonesOfRegion(zones, regionOf(resource)),
      cidr: textAt(properties, 'spec.ipCidrRange') ?? unknown('the subnet names no range'),
      secondary: secondaryOf(resource),
      public: unknown('each machine has a public address of its own, or none'),
      routes: [...ways, ...(declared.get(networkOf(index, resource)) ?? []), ...(learned.get(where) ?? [])],
      place,
    };
  });
}

function secondaryOf({ properties }: Resource): Subnet['secondary'] {
  return itemsAt(valueAt(properties, 'spec'), 'secondaryIpRange').flatMap((range) => {
    const name = knownOr(textAt(range, 'rangeName'), undefined);
    const cidr = knownOr(textAt(range, 'ipCidrRange'), undefined);
    return name === undefined || cidr === undefined ? [] : [{ name, cidr }];
  });
}
