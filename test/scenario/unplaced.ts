// A scheduler of its own, by which the tests check how many nodes the library asks for.

/** What is left of a node. */
export interface Room {
  millicores: number;
  bytes: number;
  pods: number;
}

type Pod = Pick<Room, 'millicores' | 'bytes'>;

/** Which of the nodes with room a pod goes to: the first, or the fullest. */
const CHOICES: readonly ((nodes: readonly Room[]) => Room | undefined)[] = [
  ([first]) => first,
  (nodes) => [...nodes].sort((a, b) => a.millicores - b.millicores)[0],
];

/** Puts each pod, the largest first, on a node that has room; the fewest pods that found none, over all ways to choose the node. */
export function unplaced(pods: readonly Pod[], nodes: readonly Room[]): number {
  return Math.min(...CHOICES.map((choose) => unplacedBy(choose, pods, nodes)));
}

function unplacedBy(choose: (typeof CHOICES)[number], pods: readonly Pod[], nodes: readonly Room[]): number {
  const left = nodes.map((node) => ({ ...node }));
  const largest = (pod: Pod) =>
    Math.max(pod.millicores / (nodes[0]?.millicores ?? 1), pod.bytes / (nodes[0]?.bytes ?? 1));
  return [...pods]
    .sort((a, b) => largest(b) - largest(a))
    .filter((pod) => {
      const node = choose(
        left.filter((one) => one.pods > 0 && one.millicores >= pod.millicores && one.bytes >= pod.bytes),
      );
      if (!node) return true;
      node.millicores -= pod.millicores;
      node.bytes -= pod.bytes;
      node.pods -= 1;
      return false;
    }).length;
}
