import {
  isUnknown,
  itemsAt,
  type Known,
  knownOr,
  type Link,
  type Resource,
  referenceAt,
  type Topology,
  textAt,
  type Value,
  valueAt,
} from '../../topology';
import { counted } from '../../zones';
import { grouped } from '../grouped';
import { judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

/** AWS ends each tunnel of a connection in a zone of its own. */
const TUNNELS = 2;

/** The metrics of an alarm: its own, or those that it computes with. */
const metricsOf = ({ properties }: Resource): readonly (Value | undefined)[] => [
  properties,
  ...itemsAt(properties, 'Metrics').map((metric) => valueAt(metric, 'MetricStat.Metric')),
];

/** Connections whose tunnels an alarm watches. An alarm that names no connection watches all. */
function watched(topology: Topology): { readonly ids: ReadonlySet<string>; readonly all: boolean } {
  const dimensions = resourcesOf(topology, 'AWS::CloudWatch::Alarm')
    .flatMap(metricsOf)
    .filter((metric) => knownOr(textAt(metric, 'MetricName'), '') === 'TunnelState')
    .map((metric) => itemsAt(metric, 'Dimensions'));
  const ids = dimensions.flat().flatMap((dimension) => referenceAt(dimension, 'Value')?.reference ?? []);
  return { ids: new Set(ids), all: dimensions.some(({ length }) => length === 0) };
}

function devices(links: readonly Link[]): { readonly count: number; readonly unknown?: string } {
  const peers = links.flatMap((link) => link.peers);
  const count = new Set(peers.filter((peer): peer is string => !isUnknown(peer))).size;
  return { count, ...peers.find(isUnknown) };
}

/** A Site-to-Site VPN has two tunnels, two devices on the other side, BGP and an alarm. */
export const requireRedundantSiteToSiteVpn: Rule = {
  id: 'HA-AWS-009',
  name: 'require-redundant-site-to-site-vpn',
  claim:
    'A Site-to-Site VPN has two tunnels for each connection, connections to two customer gateways, BGP, and an alarm on its tunnels.',
  why: 'The two tunnels of a connection end in different zones: with one, the link can end with a zone. BGP finds the tunnel that is left; an alarm tells that only one is left.',
  remedy: 'Configure both tunnels, add a connection to a second customer gateway, use BGP, and alarm on TunnelState.',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html',
  *check(topology) {
    const alarms = watched(topology);
    const links = topology.links.filter(({ kind }) => kind === 'site-to-site');
    for (const { id, place, tunnels } of links) {
      yield judge(place, tunnels.length >= TUNNELS, {
        part: 'tunnels',
        seen: counted(tunnels.length, 'tunnel'),
        expected: `${TUNNELS} tunnels`,
      });
      yield judge(place, tunnels.length > 0 && tunnels.every(({ routing }) => routing === 'bgp'), {
        part: 'routing',
        severity: 'warning',
        seen: `routing ${[...new Set(tunnels.map(({ routing }) => routing))].sort().join(', ') || 'none'}`,
        expected: 'routing bgp, which leaves a dead tunnel by itself',
      });
      yield judge(place, alarms.all || alarms.ids.has(id), {
        part: 'alarm',
        severity: 'warning',
        seen: alarms.all || alarms.ids.has(id) ? 'an alarm on TunnelState' : 'no alarm on TunnelState',
        expected: 'an alarm on TunnelState of the connection',
      });
    }
    for (const [subject, same] of grouped(links, ({ network }) => (isUnknown(network) ? 'unknown network' : network))) {
      const [first] = same;
      const { count, unknown: more } = devices(same);
      const claim: Known<boolean> = count >= 2 || (more === undefined ? false : { unknown: more });
      if (!first) continue;
      yield judge(first.place, claim, {
        subject,
        part: 'devices',
        // the device is the customer's: no zone of the cloud takes it away
        severity: 'warning',
        seen: counted(count, 'customer gateway'),
        expected: '2 customer gateways with different addresses',
      });
    }
  },
};
