import { itemsAt, type Known, type Link, type Resource, type Tunnel, textAt } from '../../topology';
import { counted } from '../../zones';
import { EXTERNAL_VPN_GATEWAY } from '../google-kinds';
import { claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Judgement, Rule } from '../rule';

/** Interfaces of an HA VPN gateway, each in a failure domain of its own. */
const INTERFACES = [0, 1] as const;

/** Addresses that each kind of redundancy of the other side has. @see CRD ComputeExternalVPNGateway, Config Connector 1.155.0 */
const ADDRESSES: Readonly<Record<string, number>> = {
  SINGLE_IP_INTERNALLY_REDUNDANT: 1,
  TWO_IPS_REDUNDANCY: 2,
  FOUR_IPS_REDUNDANCY: 4,
};

const bgp = (tunnels: readonly Tunnel[]): readonly Tunnel[] => tunnels.filter(({ routing }) => routing === 'bgp');

function* judgeHaVpn({ place, peers, tunnels }: Link): Iterable<Judgement> {
  const used = new Set(bgp(tunnels).map((tunnel) => tunnel.interface));
  yield judge(
    place,
    INTERFACES.every((number) => used.has(number)),
    {
      part: 'interfaces',
      seen: `BGP over tunnels of ${used.size === 0 ? 'no interface' : `interface ${[...used].sort().join(', ')}`}`,
      expected: 'a tunnel with a BGP session on each of the interfaces 0 and 1',
    },
  );
  if (peers.length === 0) return;
  const reached = new Set(bgp(tunnels).map(({ peerInterface = 0 }) => peerInterface));
  yield judge(
    place,
    peers.every((_, index) => reached.has(index)),
    {
      part: 'peers',
      seen: `tunnels to interface ${[...reached].sort().join(', ') || 'none'} of ${counted(peers.length, 'peer')}`,
      expected: 'a tunnel to each address of the peer',
    },
  );
}

function* judgePeer({ place, properties }: Resource): Iterable<Judgement> {
  const type = textAt(properties, 'spec.redundancyType');
  const addresses = itemsAt(properties, 'spec.interface').length;
  const claim: Known<boolean> = claimOf(type, (name) => addresses >= 2 && ADDRESSES[name] === addresses);
  yield judge(place, claim, {
    severity: 'warning',
    seen: `${inWords(type)} with ${counted(addresses, 'interface')}`,
    expected: 'TWO_IPS_REDUNDANCY with 2 interfaces or FOUR_IPS_REDUNDANCY with 4',
  });
}

/** A VPN of Google Cloud uses both interfaces of an HA gateway, with BGP, and reaches each device of the peer. */
export const requireRedundantCloudVpn: Rule = {
  id: 'HA-GCP-006',
  name: 'require-redundant-cloud-vpn',
  claim:
    'A VPN of Google Cloud is an HA VPN with tunnels and BGP sessions on both interfaces, and to every address of the peer.',
  why: 'Each interface of the gateway is in a failure domain of its own, and BGP leaves the tunnel that is dead. A classic VPN has one address and no such promise.',
  remedy:
    'Use ComputeVPNGateway with a tunnel, a router interface and a BGP peer for each interface; the peer needs two addresses (AWS four).',
  severity: 'error',
  source: 'https://cloud.google.com/network-connectivity/docs/vpn/concepts/topologies',
  *check(topology) {
    for (const link of topology.links) {
      if (link.kind === 'ha-vpn') yield* judgeHaVpn(link);
      if (link.kind === 'classic-vpn') {
        yield judge(link.place, false, { seen: 'a classic VPN gateway', expected: 'an HA VPN gateway' });
      }
    }
    for (const peer of resourcesOf(topology, EXTERNAL_VPN_GATEWAY)) yield* judgePeer(peer);
  },
};
