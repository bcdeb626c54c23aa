import { isUnknown } from '../model/known';
import type { Link, Route } from '../model/network';
import { covers, rangesOf } from './admits';
import type { End } from './end';
import { closed, doubtful, type Gate, opened } from './gate';
import type { ReachIndex } from './reach-index';

/** Ranges that are not routed on the internet. @see RFC 1918, RFC 6598 */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** Whether all addresses are of private networks. */
const isPrivate = (end: End): boolean => {
  const ranges = rangesOf(end);
  return ranges.length > 0 && ranges.every((range) => PRIVATE.some((network) => covers(network, range)));
};

/** A way back over a VPN: a route to the network, or routes that the peer tells, which are the peer's to say. */
const leadsBack = ({ target, destination }: Route, ranges: readonly string[]): boolean =>
  target === 'vpn' && (isUnknown(destination) || ranges.every((range) => covers(destination, range)));

const hasTunnel = ({ tunnels }: Link): boolean => tunnels.some(({ routing }) => routing !== 'none');

/** From a private network outside: over a link to the network of the target, with a way back in each of its subnets. */
function overLink({ topology, subnet }: ReachIndex, from: End, to: End): Gate {
  const links = topology.links.filter((link) => link.network === to.network && hasTunnel(link));
  const unsure = topology.links.find((link) => isUnknown(link.network) && hasTunnel(link));
  const [link] = links;
  if (!link)
    return unsure
      ? doubtful(`which network ${unsure.id} leads to is not known`)
      : closed(`no link leads from ${from.id} to the network of ${to.id}`);
  const subnets = to.subnets.flatMap((id) => subnet(id) ?? []);
  const routes = subnets.map(({ routes: own }) => own.find((route) => leadsBack(route, rangesOf(from))));
  if (subnets.length === 0) return doubtful(`the subnets of ${to.id} are not among the files`);
  const known = routes.filter((route) => route !== undefined);
  if (known.length < routes.length) return closed(`a subnet of ${to.id} has no route back to ${from.id}`);
  return opened(link.place, ...known.map(({ place }) => place));
}

/** From the internet: by a public address only. */
function overInternet(index: ReachIndex, to: End): Gate {
  if (to.kind === 'database' && to.publiclyAccessible === true) return opened(...(to.place ? [to.place] : []));
  if (to.kind === 'database' && to.publiclyAccessible !== undefined && isUnknown(to.publiclyAccessible)) {
    return doubtful(to.publiclyAccessible.unknown);
  }
  if (to.kind === 'machine' && to.subnets.every((id) => index.subnet(id)?.public !== false)) {
    return doubtful(`whether ${to.id} has a public address is not known`);
  }
  return closed(`${to.id} has no public address`);
}

/** Whether all addresses of the end are of the network. */
function isWithin({ topology }: ReachIndex, end: End, network: string | undefined): boolean {
  const own = topology.subnets.filter((subnet) => subnet.network === network);
  const ranges = own.flatMap(({ cidr }) => (isUnknown(cidr) ? [] : [cidr]));
  return rangesOf(end).every((range) => ranges.some((cidr) => covers(cidr, range)));
}

/** From outside into the network: by a public address, or over a link. */
function fromOutside(index: ReachIndex, from: End, to: End): Gate {
  if (isUnknown(from.addresses)) return doubtful(from.addresses.unknown);
  if (!isPrivate(from)) return overInternet(index, to);
  if (to.network === undefined) return doubtful(`the network of ${to.id} is not among the files`);
  return isWithin(index, from, to.network) ? opened() : overLink(index, from, to);
}

/** A network to another one of the same files: over a peering or a transit gateway, which is not followed. */
function between(from: End, to: End): Gate {
  if (from.network === undefined || to.network === undefined || from.network === to.network) return opened();
  return doubtful(`how ${from.network} is joined to ${to.network} is not followed`);
}

/** Whether packets find their way at all. */
export function wayGate(index: ReachIndex, from: End, to: End): Gate {
  return from.kind === 'outside' ? fromOutside(index, from, to) : between(from, to);
}

/** Whether a load balancer takes the client: by its scheme, its listeners and the networks that it admits. */
export function frontGate(index: ReachIndex, from: End, to: End, port: number): Gate {
  const balancer = to.loadBalancer;
  if (!balancer) return opened();
  const { place, scheme, listeners, sourceRanges } = balancer;
  if (!listeners.some((listener) => listener.port === port)) return closed(`${to.id} does not listen on port ${port}`);
  if (scheme === 'internal' && from.kind === 'outside') {
    if (!isPrivate(from)) return closed(`${to.id} is internal`);
    const link = index.topology.links.find(hasTunnel);
    if (!link) return closed(`no link leads from ${from.id} to ${to.id}, which is internal`);
    return admitted(from, to, sourceRanges, opened(link.place, place));
  }
  return admitted(from, to, sourceRanges, opened(place));
}

function admitted(from: End, to: End, sourceRanges: readonly string[], gate: Gate): Gate {
  if (sourceRanges.length === 0) return gate;
  if (isUnknown(from.addresses)) return doubtful(from.addresses.unknown);
  const all = rangesOf(from).every((range) => sourceRanges.some((source) => covers(source, range)));
  return all ? gate : closed(`${to.id} admits ${sourceRanges.join(', ')} only`);
}
