import { isUnknown, type Known, type NodeGroup, type Topology, unknown, type Workload } from '../topology';
import { grouped } from './grouped';
import { guaranteed, largest, type NodeCount, nodeOffer, nodeSpaces } from './node-space';
import { nodeGroupsOf, placements } from './placements';
import { type NodeSpace, type PodsToPlace, type Unplaced, unplaced } from './room';
import { oneOnEachNode } from './spreading';
import { boundToItsZone, storage } from './storage';
import { zoneBoundsAfterLoss } from './zone-bounds-after-loss';
import type { LossVariant } from './zone-loss';

/**
 * What the surviving zones hold. `static`: all that must run finds room on nodes that are there at all times. `elastic`: it
 * does once the autoscaler has added nodes, if the cloud has any left to give. `short`: it does not.
 */
export interface Capacity {
  readonly grade: 'static' | 'elastic' | 'short';
  /** Of the grade `short`. */
  readonly unplaced: readonly Unplaced[];
  /** Pods that must run. */
  readonly pods: number;
  /** Nodes that are there at all times, and the most that there can be. */
  readonly nodes: { readonly static: number; readonly elastic: number };
}

/** Looks up what the cluster holds without the zone. @default - with every node of it gone */
export type CapacityWithout = (cluster: string, zone: string, variant?: LossVariant) => Known<Capacity>;

interface Demand {
  readonly pods: readonly PodsToPlace[];
  /** What asks for an amount that cannot be told. */
  readonly doubts: readonly string[];
}

type DemandOf = (workload: Workload, zone: string, variant: LossVariant) => Known<PodsToPlace | undefined>;

function demandOf(topology: Topology): DemandOf {
  const placementOf = placements(topology);
  const claimsOf = storage(topology);
  return (workload, lost, variant) => {
    const placement = placementOf(workload);
    if (isUnknown(placement)) return placement;
    const { pod, replicas, zones, worst } = placement;
    if (isUnknown(pod.requests)) return pod.requests;
    const stays = boundToItsZone(claimsOf(workload)) === true;
    const bounds = zoneBoundsAfterLoss(replicas, pod, zones.possible, lost, variant);
    const perZone = stays ? worst.inOneZone : bounds.perZone;
    const gone = stays && zones.possible.includes(lost) ? worst.fewestInAZone : 0;
    const count = Math.min(replicas - gone, perZone * bounds.zones.length);
    if (count === 0) return undefined;
    const mayUse = new Set(zones.nodes.flatMap(({ group, zones: own }) => own.map((zone) => `${group.id}\n${zone}`)));
    return {
      workload: workload.id,
      count,
      perZone,
      perNode: oneOnEachNode(pod) ? 1 : count,
      millicores: pod.requests.millicores,
      bytes: pod.requests.bytes,
      mayUse: ({ group, zone }: NodeSpace) => mayUse.has(`${group.id}\n${zone}`),
    };
  };
}

function demandWithout(workloads: readonly Workload[], of: DemandOf, zone: string, variant: LossVariant): Demand {
  const pods: PodsToPlace[] = [];
  const doubts: string[] = [];
  for (const workload of workloads) {
    if (workload.role === 'daemon' || workload.role === 'batch') continue;
    const demand = of(workload, zone, variant);
    if (isUnknown(demand)) doubts.push(`${workload.id}: ${demand.unknown}`);
    else if (demand) pods.push(demand);
  }
  return { pods, doubts };
}

/** Counts nothing in the lost zone, or one node where a part of the zone goes on. */
const without =
  (lost: string, variant: LossVariant, count: NodeCount): NodeCount =>
  (group, zone) => {
    if (zone !== lost) return count(group, zone);
    const nodes = variant === 'brown' ? guaranteed(group, zone) : 0;
    return isUnknown(nodes) ? nodes : Math.min(1, nodes);
  };

function grade(
  { pods, doubts }: Demand,
  fixed: readonly NodeSpace[],
  most: Known<readonly NodeSpace[]>,
): Known<Capacity> {
  const count = pods.reduce((sum, each) => sum + each.count, 0);
  const left = unplaced(pods, fixed);
  const [doubt] = doubts;
  const told = (capacity: Capacity): Known<Capacity> =>
    doubt === undefined ? capacity : unknown(doubts.length > 1 ? `${doubt}, and ${doubts.length - 1} more` : doubt);
  const elastic = isUnknown(most) ? fixed.length : most.length;
  const facts = { pods: count, nodes: { static: fixed.length, elastic }, unplaced: [] };
  if (left.length === 0) return told({ grade: 'static', ...facts });
  if (isUnknown(most)) return most;
  const short = unplaced(pods, most);
  // what is known to be too much stays too much, whatever else there is
  return short.length > 0 ? { ...facts, grade: 'short', unplaced: short } : told({ grade: 'elastic', ...facts });
}

/**
 * Works out whether all that must run without a zone fits the nodes of the others: first-fit decreasing over CPU, memory and
 * pods of each node, within what spreading allows. Pods whose volume is lost with the zone need no place.
 */
export function capacityWithout(topology: Topology): CapacityWithout {
  const groupsOf = nodeGroupsOf(topology);
  const demand = demandOf(topology);
  const workloadsOf = grouped(topology.workloads, ({ cluster }) => cluster);
  const offers = new Map<NodeGroup, ReturnType<typeof nodeOffer>>();
  const offer = (group: NodeGroup) => {
    const found = offers.get(group) ?? nodeOffer(group, topology);
    offers.set(group, found);
    return found;
  };
  const answers = new Map<string, Known<Capacity>>();
  const answer = (cluster: string, zone: string, variant: LossVariant): Known<Capacity> => {
    const groups = groupsOf(cluster);
    if (groups.length === 0) return unknown('the files name no nodes of the cluster');
    const fixed = nodeSpaces(groups, offer, without(zone, variant, guaranteed));
    if (isUnknown(fixed)) return fixed;
    const most = nodeSpaces(groups, offer, without(zone, variant, largest));
    return grade(demandWithout(workloadsOf.get(cluster) ?? [], demand, zone, variant), fixed, most);
  };
  // nodes that were deleted leave most to be placed, and a silent zone never more
  return (cluster, zone, variant = 'powered-off') => {
    const kept = variant === 'brown' ? variant : 'powered-off';
    const key = `${cluster}\n${zone}\n${kept}`;
    const found = answers.get(key) ?? answer(cluster, zone, kept);
    answers.set(key, found);
    return found;
  };
}
