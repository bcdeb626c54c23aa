/** CPU in thousandths and memory in bytes. */
export interface Resources {
  readonly millicores: number;
  readonly bytes: number;
}

/** Some pods that all ask for the same. */
export interface PodGroup extends Resources {
  readonly count: number;
}

interface Node {
  millicores: number;
  bytes: number;
  pods: number;
}

/** Whether one pod fits an empty node. */
export function fits(pod: Resources, node: Resources): boolean {
  return pod.millicores <= node.millicores && pod.bytes <= node.bytes;
}

/**
 * The number of nodes that hold the pods, found by first-fit decreasing: never fewer than needed, and seldom many more.
 * In rare mixtures one pod more gives one node less.
 *
 * @throws when a pod fits no empty node
 */
export function nodesNeeded(groups: readonly PodGroup[], node: Resources, podsPerNode: number): number {
  const share = (pod: Resources) => Math.max(pod.millicores / node.millicores, pod.bytes / node.bytes);
  const nodes: Node[] = [];
  for (const group of [...groups].sort((a, b) => share(b) - share(a))) {
    if (!fits(group, node)) {
      throw new Error(
        `a pod of ${group.millicores}m and ${group.bytes} bytes fits no node of ${node.millicores}m and ${node.bytes} bytes`,
      );
    }
    // pods of a group are alike: a node that had no room for one has none for the next
    let candidate = 0;
    for (let pod = 0; pod < group.count; pod += 1) {
      while (candidate < nodes.length && !hasRoom(nodes[candidate] as Node, group)) candidate += 1;
      if (candidate === nodes.length) nodes.push({ ...node, pods: podsPerNode });
      const chosen = nodes[candidate] as Node;
      chosen.millicores -= group.millicores;
      chosen.bytes -= group.bytes;
      chosen.pods -= 1;
    }
  }
  return nodes.length;
}

const hasRoom = (node: Node, pod: Resources): boolean => node.pods > 0 && fits(pod, node);
