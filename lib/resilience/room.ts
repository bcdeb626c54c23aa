import type { NodeGroup } from '../topology';
import { fits, type Resources } from '../zones';

/** What a node has left. */
export interface NodeSpace {
  readonly group: NodeGroup;
  readonly zone: string;
  millicores: number;
  bytes: number;
  pods: number;
}

/** Pods that are alike and need a place. */
export interface PodsToPlace extends Resources {
  /** {@link Workload.id} */
  readonly workload: string;
  readonly count: number;
  /** The most that one zone may take. */
  readonly perZone: number;
  /** The most that one node may take. */
  readonly perNode: number;
  readonly mayUse: (node: NodeSpace) => boolean;
}

/** Pods that found no place. */
export interface Unplaced {
  readonly workload: string;
  readonly count: number;
}

const increment = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

function placePods(pods: PodsToPlace, nodes: readonly NodeSpace[]): number {
  const inZone = new Map<string, number>();
  let left = pods.count;
  for (const node of nodes) {
    if (!pods.mayUse(node)) continue;
    let onNode = 0;
    // pods are alike: a node that has no room for one has none for the next
    while (
      left > 0 &&
      onNode < pods.perNode &&
      node.pods > 0 &&
      (inZone.get(node.zone) ?? 0) < pods.perZone &&
      fits(pods, node)
    ) {
      node.millicores -= pods.millicores;
      node.bytes -= pods.bytes;
      node.pods -= 1;
      onNode += 1;
      left -= 1;
      increment(inZone, node.zone);
    }
    if (left === 0) break;
  }
  return left;
}

/**
 * Packs the pods on the nodes, the largest first, each on the first node with room, and returns those without a place. All
 * that is placed has room; a cleverer order may place more.
 */
export function unplaced(groups: readonly PodsToPlace[], nodes: readonly NodeSpace[]): readonly Unplaced[] {
  const largest = {
    millicores: Math.max(1, ...nodes.map(({ millicores }) => millicores)),
    bytes: Math.max(1, ...nodes.map(({ bytes }) => bytes)),
  };
  const share = (pod: Resources) => Math.max(pod.millicores / largest.millicores, pod.bytes / largest.bytes);
  const space = nodes.map((node) => ({ ...node }));
  return [...groups]
    .sort((a, b) => share(b) - share(a) || (a.workload < b.workload ? -1 : 1))
    .map((pods) => ({ workload: pods.workload, count: placePods(pods, space) }))
    .filter(({ count }) => count > 0);
}
