import { isUnknown, type Known, type NodeGroup, type Topology, unknown } from '../topology';
import { eligibleNodes } from './eligible-nodes';
import type { NodeSpace } from './room';

/** How many nodes of a group are counted in a zone. */
export type NodeCount = (group: NodeGroup, zone: string) => Known<number>;

/** Nodes that are there at all times. */
export const guaranteed: NodeCount = ({ perZone }) => perZone.min;

/** Nodes that there can be. */
export const largest: NodeCount = ({ perZone }) => perZone.max;

interface Daemons {
  millicores: number;
  bytes: number;
  pods: number;
}

/**
 * What the daemons of the output take of each node of the group. Those of charts and add-ons are paid in what the node
 * offers.
 */
function daemonsOn(group: NodeGroup, { workloads }: Topology): Known<Daemons> {
  const sum = { millicores: 0, bytes: 0, pods: 0 };
  for (const { cluster, role, origin, pod, id } of workloads) {
    if (cluster !== group.cluster || role !== 'daemon' || origin.kind === 'chart' || isUnknown(pod)) continue;
    const eligible = eligibleNodes(pod, [group]);
    if (isUnknown(eligible)) return eligible;
    if (eligible.length === 0) continue;
    if (isUnknown(pod.requests)) return unknown(`requests of ${id}: ${pod.requests.unknown}`);
    sum.millicores += pod.requests.millicores;
    sum.bytes += pod.requests.bytes;
    sum.pods += 1;
  }
  return sum;
}

/** What one node of the group offers to pods, the daemons of the output paid. */
export function nodeOffer(group: NodeGroup, topology: Topology): Known<Daemons> {
  const { allocatable } = group;
  if (isUnknown(allocatable)) return unknown(`size of the nodes of ${group.name}: ${allocatable.unknown}`);
  const daemons = daemonsOn(group, topology);
  if (isUnknown(daemons)) return daemons;
  return {
    millicores: allocatable.millicores - daemons.millicores,
    bytes: allocatable.bytes - daemons.bytes,
    pods: allocatable.pods - daemons.pods,
  };
}

function spacesOf(
  group: NodeGroup,
  offer: (group: NodeGroup) => Known<Daemons>,
  count: NodeCount,
): Known<readonly NodeSpace[]> {
  if (isUnknown(group.zones)) return unknown(`zones of node group ${group.name}: ${group.zones.unknown}`);
  const spaces: NodeSpace[] = [];
  for (const zone of group.zones) {
    const nodes = count(group, zone);
    if (isUnknown(nodes)) return unknown(`number of nodes of ${group.name}: ${nodes.unknown}`);
    const offered = offer(group);
    if (isUnknown(offered)) return offered;
    for (let node = 0; node < nodes; node += 1) spaces.push({ group, zone, ...offered });
  }
  return spaces;
}

/** The nodes of the groups as empty spaces, in the order of groups and zones. */
export function nodeSpaces(
  groups: readonly NodeGroup[],
  offer: (group: NodeGroup) => Known<Daemons>,
  count: NodeCount,
): Known<readonly NodeSpace[]> {
  const spaces: NodeSpace[] = [];
  for (const group of groups) {
    const own = spacesOf(group, offer, count);
    if (isUnknown(own)) return own;
    spaces.push(...own);
  }
  return spaces;
}
