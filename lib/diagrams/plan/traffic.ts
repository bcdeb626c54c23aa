import type { LoadBalancer, Topology, Workload } from '../../topology';
import { type Address, addressBehind } from './address';
import type { Cast } from './cast';
import { memberId, membersBehind } from './members';
import type { Bus, Link, LinkKind, Tier } from './plan';
import { podCardId } from './pods';
import { byState, type Reached, reached } from './reached';

/** Lines, and the addresses that they lead to. */
export interface Traffic {
  readonly buses: readonly Bus[];
  readonly links: readonly Link[];
}

/** Ids of the cards that are there: lines neither begin nor end at a replica that is missing. */
export function presentCards(all: readonly Tier[]): ReadonlySet<string> {
  const cards = all.flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat())));
  return new Set(cards.filter(({ tone }) => tone !== 'missing').map(({ id }) => id));
}

type Pods = (workload: Workload) => readonly string[];

/** Cards of the pods of a workload. */
export const podsIn =
  (present: ReadonlySet<string>, zones: readonly string[]): Pods =>
  ({ id }) =>
    zones.map((zone) => podCardId(id, zone)).filter((card) => present.has(card));

interface Served extends Reached {
  readonly workload: Workload;
}

function servedBy(topology: Topology, { id, targets }: LoadBalancer, services: readonly Workload[]): readonly Served[] {
  return targets.flatMap(({ service, port }) => {
    const address = addressBehind(topology, service);
    const workload = services.find((one) => one.id === address?.workload?.id);
    return workload === undefined ? [] : [{ workload, ...reached(topology, id, workload.id, port ?? address?.port) }];
  });
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** From each load balancer to its pods. What is closed has a line of its own. */
export function webTraffic(topology: Topology, { balancers, services }: Cast, pods: Pods): Traffic {
  const ways = balancers.flatMap((balancer) =>
    byState(servedBy(topology, balancer, services)).flatMap((part) => {
      const [first] = part;
      const targets = unique(part.flatMap(({ workload }) => pods(workload)));
      if (first === undefined || targets.length === 0) return [];
      const id = `${balancer.id}>pods${first.obstacle ? `-${first.obstacle.kind}` : ''}`;
      const sources = unique([balancer.place.resource, ...part.flatMap((one) => one.sources)]);
      const bus: Bus = { id, kind: 'web', targets, sources };
      const obstacle = first.obstacle ? { obstacle: first.obstacle } : {};
      const link: Link = { id: `${id}-link`, kind: 'web', from: [balancer.id], to: id, sources, ...obstacle };
      return [{ bus, link }];
    }),
  );
  return { buses: ways.map(({ bus }) => bus), links: ways.map(({ link }) => link) };
}

const kindOf = ({ reaches }: Address): LinkKind => (reaches === 'readers' ? 'sqlRead' : 'sql');

/** Id of the bus that stands for an address. */
export const busId = (address: Address): string => `>${address.id}`;

/** The address as a line above what it leads to. */
export function addressBus(address: Address, pods: Pods, present: ReadonlySet<string>): readonly Bus[] {
  const { database, workload, label, reaches, sources } = address;
  const targets = database
    ? membersBehind(database, reaches).map((name) => memberId(database, name))
    : workload
      ? pods(workload)
      : [];
  const there = targets.filter((id) => present.has(id));
  return there.length === 0 ? [] : [{ id: busId(address), kind: kindOf(address), label, targets: there, sources }];
}

/** From pods to the addresses that they are told to connect to. */
export function sqlLinks(topology: Topology, { connections, services, proxies }: Cast, pods: Pods): readonly Link[] {
  const drawn = connections.filter(({ from }) => services.includes(from) || proxies.includes(from));
  const judged = drawn.map((one) => ({ ...one, ...reached(topology, one.from.id, one.to.target, one.port) }));
  const keyOf = ({ to, from, obstacle }: (typeof judged)[number]): string =>
    `${services.includes(from) ? 'services' : 'proxies'}${obstacle ? `-${obstacle.kind}` : ''}${busId(to)}`;
  return unique(judged.map(keyOf)).flatMap((id) => {
    const part = judged.filter((one) => keyOf(one) === id);
    const [first] = part;
    if (first === undefined) return [];
    const from = unique(part.flatMap((one) => pods(one.from)));
    const sources = unique(part.flatMap((one) => [one.from.place.resource, one.source, ...one.sources]));
    const { obstacle } = first;
    return from.length === 0
      ? []
      : [{ id, kind: kindOf(first.to), from, to: busId(first.to), sources, ...(obstacle ? { obstacle } : {}) }];
  });
}
