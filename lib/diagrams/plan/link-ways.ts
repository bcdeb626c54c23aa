import { isUnknown, type Link, type Topology } from '../../topology';
import { counted } from '../../zones';
import type { Address } from './address';
import { admittedNetworks } from './admitted-networks';
import { sqlCard } from './balancer-cards';
import { throughBalancer } from './balancer-ways';
import type { Cast } from './cast';
import type { Card } from './plan';
import { blockedBy, reached } from './reached';
import type { OpenWay } from './way';

const LINKS: Readonly<Record<Link['kind'], { readonly label: string; readonly title: string }>> = {
  'site-to-site': { label: 'Site-to-Site VPN', title: 'VPN gateway' },
  'ha-vpn': { label: 'HA VPN', title: 'HA VPN gateway' },
  'classic-vpn': { label: 'Classic VPN', title: 'VPN gateway' },
  interconnect: { label: 'Interconnect', title: 'Interconnect' },
};

function linkIcon({ clouds }: Topology, kind: Link['kind']): string {
  if (clouds.includes('google')) return kind === 'interconnect' ? 'google-interconnect' : 'google-vpn';
  return clouds.includes('aws') ? 'aws-vpn' : 'vpn';
}

/** One card for all links of a kind: each brings a device of the peer. */
function linkCard(topology: Topology, kind: Link['kind'], links: readonly Link[]): Card {
  const tunnels = links.flatMap((link) => link.tunnels);
  const devices = new Set(links.flatMap(({ peers }) => peers.map((peer) => (isUnknown(peer) ? peer.unknown : peer))));
  const what = kind === 'interconnect' ? 'attachment' : 'tunnel';
  const bgp = tunnels.length > 0 && tunnels.every(({ routing }) => routing === 'bgp') ? ', BGP' : '';
  return {
    id: `${kind} links`,
    icon: linkIcon(topology, kind),
    title: LINKS[kind].title,
    text: `${counted(tunnels.length, what)} to ${counted(devices.size, 'device')}${bgp}`,
    tone: 'analyst',
    attachments: [],
    sources: [...new Set([...links.map(({ place }) => place.resource), ...tunnels.map(({ place }) => place.resource)])],
  };
}

function linkWay(topology: Topology, { databaseBalancers }: Cast, kind: Link['kind'], usual?: Address): OpenWay {
  const links = topology.links.filter((link) => link.kind === kind);
  const gateway = linkCard(topology, kind, links);
  const inside = databaseBalancers.filter(({ scheme }) => scheme === 'internal');
  const { label } = LINKS[kind];
  const way = { id: `way ${kind}`, label, hops: [gateway], sources: gateway.sources };
  if (inside.length > 0) {
    const through = inside.map((balancer) => throughBalancer(topology, balancer));
    const [shut] = through.flatMap(({ entry }) => entry.obstacle ?? []);
    const hops = [gateway, ...inside.map((balancer) => sqlCard(topology, balancer))];
    return { ...way, hops, ...(shut === undefined ? {} : { shut }), ends: through.flatMap(({ ends }) => ends) };
  }
  if (usual === undefined) return { ...way, ends: [] };
  const remote = links.flatMap(({ remoteNetworks }) => remoteNetworks);
  const [network] = remote.length > 0 ? remote : admittedNetworks(topology, usual);
  if (network === undefined) {
    return {
      ...way,
      ends: [{ to: usual, obstacle: blockedBy('the database admits no network behind it'), sources: gateway.sources }],
    };
  }
  const end = reached(topology, { kind: 'cidr', cidr: network, except: [] }, usual.target, usual.port);
  return { ...way, label: `${label}, ${network}`, ends: [{ to: usual, ...end }] };
}

/** Private links to other networks, one way a kind. @param usual - the address that an analyst works with */
export const linkWays = (topology: Topology, played: Cast, usual?: Address): readonly OpenWay[] =>
  [...new Set(topology.links.map(({ kind }) => kind))].sort().map((kind) => linkWay(topology, played, kind, usual));
