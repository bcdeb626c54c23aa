import { overlaps, prefixLength } from '../../zones';
import { largestNodeCount } from '../capacity';
import { networkPlan, nodesWithPodAddresses, SMALLEST_NETWORK_PREFIX } from '../network-plan';
import type { ConfigRule, Subject } from './rule';

interface NamedRange {
  readonly path: readonly (string | number)[];
  readonly cidr: string;
}

/** Link-local addresses: the BGP sessions and the metadata server. @see RFC 3927 */
const LINK_LOCAL = '169.254.0.0/16';

function* ranges({ config, valid }: Subject): Iterable<NamedRange> {
  if (config?.google && valid('google', 'network', 'cidr'))
    yield { path: ['google', 'network', 'cidr'], cidr: config.google.network.cidr };
  if (config?.google && valid('google', 'network', 'controlPlane')) {
    yield { path: ['google', 'network', 'controlPlane'], cidr: config.google.network.controlPlane };
  }
  if (valid('analyst', 'access', 'vpn', 'peer', 'networks')) {
    for (const [index, cidr] of (config.analyst.access.vpn?.peer.networks ?? []).entries()) {
      yield { path: ['analyst', 'access', 'vpn', 'peer', 'networks', index], cidr };
    }
  }
  if (valid('analyst', 'access', 'interconnect', 'networks')) {
    for (const [index, cidr] of (config.analyst.access.interconnect?.networks ?? []).entries()) {
      yield { path: ['analyst', 'access', 'interconnect', 'networks', index], cidr };
    }
  }
}

/** The analyst's networks may be reached over two links, so they are compared with our own ranges only. */
const isOurs = ({ path }: NamedRange): boolean => path[0] === 'google';

/** No route is ambiguous: our ranges overlap neither each other nor the networks behind a link. */
export const disjointNetworks: ConfigRule = function* (subject) {
  const all = [...ranges(subject)];
  for (const [index, range] of all.entries()) {
    for (const other of all.slice(0, index)) {
      if (!isOurs(other) || !overlaps(range.cidr, other.cidr)) continue;
      yield {
        path: range.path,
        allowed: `a range that does not overlap ${other.path.join('.')}, which is ${other.cidr}`,
        remedy: 'move one of the two, for example within 10.0.0.0/8',
      };
    }
    if (overlaps(range.cidr, LINK_LOCAL)) {
      yield {
        path: range.path,
        allowed: `a range outside of ${LINK_LOCAL}`,
        remedy: 'choose a private range (RFC 1918)',
      };
    }
  }
};

/** The ranges are large enough for the nodes that the replicas may need. */
export const networkSize: ConfigRule = function* ({ config, valid }) {
  if (
    config?.google &&
    valid('google', 'network', 'controlPlane') &&
    prefixLength(config.google.network.controlPlane) !== 28
  ) {
    yield {
      path: ['google', 'network', 'controlPlane'],
      allowed: 'a /28',
      remedy: 'GKE takes exactly 16 addresses, for example 172.16.0.0/28',
    };
  }
  if (!config?.google || !valid('google', 'network', 'cidr')) return;
  const { cidr } = config.google.network;
  const path = ['google', 'network', 'cidr'];
  if (prefixLength(cidr) > SMALLEST_NETWORK_PREFIX || prefixLength(cidr) < 8) {
    yield {
      path,
      allowed: `a /8 to a /${SMALLEST_NETWORK_PREFIX}`,
      remedy: 'choose another range, for example 10.16.0.0/12',
    };
    return;
  }
  if (!valid('services') || !valid('google', 'nodePools', 'general')) return;
  let nodes: number;
  try {
    nodes = largestNodeCount(config.services, config.google.nodePools.general.machineType);
  } catch {
    // a replica that fits no node is a mistake of its own, found by the rule of the resources
    return;
  }
  const room = nodesWithPodAddresses(networkPlan(cidr));
  if (nodes > room) {
    yield {
      path,
      allowed: `a range for the pods of ${nodes} nodes, which the most replicas need; this one has room for ${room}`,
      remedy: 'choose a larger range, larger machines, or fewer replicas',
    };
  }
};
