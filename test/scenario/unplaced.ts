// A scheduler of its own, by which the tests check how many nodes the library asks for.

/** What is left of a node. */
export interface Room {
  millicores: number;
  bytes: number;
  pods: number;
}

/** Puts each pod, the largest first, on the first of the nodes that has room; the pods that found none. */
export function unplaced(pods: readonly { millicores: number; bytes: number }[], nodes: readonly Room[]): number {
  const left = nodes.map((node) => ({ ...node }));
  const largest = (pod: { millicores: number; bytes: number }) =>
    Math.max(pod.millicores / (nodes[0]?.millicores ?? 1), pod.bytes / (nodes[0]?.bytes ?? 1));
  return [...pods]
    .sort((a, b) => largest(b) - largest(a))
    .filter((pod) => {
      const node = left.find((one) => one.pods > 0 && one.millicores >= pod.millicores && one.bytes >= pod.bytes);
      if (!node) return true;
      node.millicores -= pod.millicores;
      node.bytes -= pod.bytes;
      node.pods -= 1;
      return false;
    }).length;
}
