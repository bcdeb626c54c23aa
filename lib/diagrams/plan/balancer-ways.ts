import type { LoadBalancer, Topology } from '../../topology';
import { addressBehind } from './address';
import { admitted, sqlCard } from './balancer-cards';
import type { Way } from './plan';
import { blockedBy, type Reached, reached } from './reached';
import type { OpenWay } from './way';

/** From outside to a load balancer, and from there to what is behind it. */
export function throughBalancer(
  topology: Topology,
  balancer: LoadBalancer,
): Pick<OpenWay, 'ends'> & { readonly entry: Reached } {
  const [listener] = balancer.listeners;
  const [range] = balancer.sourceRanges;
  const client = range === undefined ? 'internet' : ({ kind: 'cidr', cidr: range, except: [] } as const);
  const ends = balancer.targets.flatMap(({ service, port }) => {
    const to = addressBehind(topology, service);
    return to === undefined ? [] : [{ to, ...reached(topology, balancer.id, to.target, port ?? to.port) }];
  });
  return { entry: reached(topology, client, balancer.id, listener?.port), ends };
}

const shutBy = ({ obstacle }: Reached): Pick<Way, 'shut'> => (obstacle === undefined ? {} : { shut: obstacle });

/** Load balancers that face the internet. */
export function publicBalancerWays(topology: Topology, balancers: readonly LoadBalancer[]): readonly OpenWay[] {
  return balancers
    .filter(({ scheme }) => scheme === 'external')
    .map((balancer) => {
      const { entry, ends } = throughBalancer(topology, balancer);
      const card = sqlCard(topology, balancer);
      const label =
        admitted(balancer) === 'from anywhere' ? 'Load balancer, open to all' : 'Load balancer with an allowlist';
      return {
        id: `way ${balancer.id}`,
        label,
        hops: [card],
        ...shutBy(entry),
        sources: [...card.sources, ...entry.sources],
        ends,
      };
    });
}

/** Internal load balancers to which nothing leads. */
export function strandedBalancerWays(
  topology: Topology,
  databaseBalancers: readonly LoadBalancer[],
): readonly OpenWay[] {
  if (topology.links.length > 0) return [];
  return databaseBalancers
    .filter(({ scheme }) => scheme === 'internal')
    .map((balancer) => {
      const { entry, ends } = throughBalancer(topology, balancer);
      const card = sqlCard(topology, balancer);
      return {
        id: `way ${balancer.id}`,
        label: 'Internal load balancer',
        hops: [card],
        shut: entry.obstacle ?? blockedBy('no link leads into the network'),
        sources: card.sources,
        ends,
      };
    });
}
