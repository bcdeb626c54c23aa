import type { Assessment } from '../../resilience';
import { isUnknown, type Topology } from '../../topology';
import { counted } from '../../zones';
import { webCard } from './balancer-cards';
import { bondOf } from './bonds';
import { type Cast, cast } from './cast';
import { checks } from './checks';
import { headline } from './headline';
import { networkFrame } from './network-frame';
import type { Actor, Bus, Card, Frame, Link, Plan } from './plan';
import { byState, reached } from './reached';
import { regionalCards } from './regional';
import { hasPublicTier, tiers } from './tiers';
import { addressBus, busId, podsIn, presentCards, sqlLinks, type Traffic, webTraffic } from './traffic';
import type { OpenWay } from './way';
import { ways } from './ways';

/** What the rules and the arithmetic of a loss said of the output. */
export type Judged = Pick<Assessment, 'results' | 'findings' | 'zoneLosses'>;

/** More columns would not be legible. */
const MOST_ZONES = 4;

const NOWHERE = 'zones unknown';

function zoneFrames({ zones }: Topology, names: readonly string[]): readonly Frame[] {
  return names.map((name) => {
    const zone = zones.find((one) => one.name === name);
    if (zone === undefined) return { label: 'Zones unknown', sources: [] };
    return { label: `Zone ${name}${zone.placeholder ? ' (placeholder)' : ''}`, sources: [zone.place.resource] };
  });
}

/** From the internet to the load balancers: to one of them straight, to several by a line above. */
function arrivals(topology: Topology, { balancers }: Cast): Traffic {
  const judged = balancers
    .filter(({ scheme }) => scheme === 'external')
    .map((balancer) => {
      const listener = balancer.listeners.find(({ protocol }) => protocol === 'HTTPS') ?? balancer.listeners[0];
      return { balancer, listener, ...reached(topology, 'internet', balancer.id, listener?.port) };
    });
  const parts = byState(judged).map((part, index) => {
    const [first] = part;
    const bus = `users-${index}`;
    const sources = part.flatMap(({ balancer, sources: own }) => [balancer.place.resource, ...own]);
    const targets = part.map(({ balancer }) => balancer.id);
    const [only, ...others] = targets;
    const link: Link = {
      id: `${bus}-link`,
      kind: 'web',
      from: ['users'],
      to: only !== undefined && others.length === 0 ? only : bus,
      label: first?.listener === undefined ? 'HTTP' : `${first.listener.protocol} ${first.listener.port}`,
      sources,
      ...(first?.obstacle ? { obstacle: first.obstacle } : {}),
    };
    const buses: readonly Bus[] = others.length === 0 ? [] : [{ id: bus, kind: 'web', targets, sources }];
    return { buses, links: [link] };
  });
  return { buses: parts.flatMap(({ buses }) => buses), links: parts.flatMap(({ links }) => links) };
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

function users(links: readonly Link[]): Actor | undefined {
  const sources = unique(links.flatMap((link) => link.sources));
  return links.length === 0 ? undefined : { icon: 'users', title: 'Users', text: 'internet', sources };
}

function analyst({ shells }: Cast, open: readonly OpenWay[]): Actor | undefined {
  if (open.length === 0) return undefined;
  const [user] = shells.flatMap(({ pod }) =>
    isUnknown(pod) ? [] : pod.containers.flatMap(({ environment }) => environment.PGUSER ?? []),
  );
  const sources = unique(open.flatMap((way) => way.sources));
  return {
    icon: 'analyst',
    title: 'Analyst',
    text: user === undefined ? 'SQL by hand' : `signs in as ${user}`,
    sources,
  };
}

function cloudFrame({ clouds, zones }: Topology): Plan['cloud'] {
  const [platform, ...others] = clouds;
  const [zone] = zones;
  if (platform === undefined || zone === undefined || others.length > 0) return undefined;
  const name = platform === 'aws' ? 'AWS' : 'Google Cloud';
  return { platform, label: `${name} · ${zone.region}`, icon: `${platform}-cloud`, sources: [zone.place.resource] };
}

function notes(topology: Topology, played: Cast, zones: readonly string[]): readonly string[] {
  const left = topology.zones.length - zones.length;
  const scheduled = played.databases.some(({ workload }) => workload !== undefined);
  return [
    ...played.notes,
    ...(left > 0 ? [`+ ${left} more zones`] : []),
    ...(topology.clusters.length > 1 ? [`+ ${topology.clusters.length - 1} more clusters`] : []),
    ...(topology.unreadable.length > 0 ? [`${counted(topology.unreadable.length, 'file')} could not be read`] : []),
    ...(scheduled && zones.length > 1
      ? [
          'Which replica and which server is in which zone is for the scheduler and the failover to say; how many are in each is certain.',
        ]
      : []),
  ];
}

/** Reads out of a topology what is drawn of it, with the resources that each part stands for. */
export function readPlan(topology: Topology, { results, findings, zoneLosses }: Judged): Plan {
  const played = cast(topology);
  const known = topology.zones.map(({ name }) => name).slice(0, MOST_ZONES);
  const zones = known.length > 0 ? known : [NOWHERE];
  const balancers = played.balancers.map((balancer): Card => webCard(topology, balancer));
  const isInside = hasPublicTier(topology);
  const all = tiers(topology, played, isInside ? balancers : [], zones);
  const present = presentCards(all);
  const pods = podsIn(present, zones);
  const open = ways(topology, played);
  const web = webTraffic(topology, played, pods);
  const sql = sqlLinks(topology, played, pods);
  const arriving = arrivals(topology, played);
  const drawn = [...played.services, ...played.proxies];
  const addresses = [
    ...played.connections.filter(({ from }) => drawn.includes(from)).map(({ to }) => to),
    ...open.flatMap(({ ends }) => ends.map(({ to }) => to)),
  ];
  // the first name of an address is the one that it goes by
  const named = addresses.filter(({ id }, index) => addresses.findIndex((other) => other.id === id) === index);
  const buses = [...arriving.buses, ...web.buses, ...named.flatMap((address) => addressBus(address, pods, present))];
  const ids = new Set(buses.map(({ id }) => id));
  return {
    ...headline(topology, played, zoneLosses),
    cloud: cloudFrame(topology),
    network: networkFrame(topology),
    zones: zoneFrames(topology, zones),
    edge: isInside ? [] : balancers,
    tiers: all,
    buses,
    links: [...arriving.links, ...web.links, ...sql.filter(({ to }) => ids.has(to))],
    bonds: played.databases.flatMap((database) => bondOf(topology, database)),
    users: users(arriving.links),
    analyst: analyst(played, open),
    ways: open.map((way) => ({
      ...way,
      ends: way.ends.map(({ to, ...end }) => ({ ...end, to: busId(to) })).filter(({ to }) => ids.has(to)),
    })),
    regional: regionalCards(topology),
    checks: checks(results, findings),
    notes: notes(topology, played, zones),
    origin: `drawn from ${topology.resources.length} resources in ${counted(topology.files.length, 'file')}`,
  };
}
