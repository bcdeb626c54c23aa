/** A part of a machine's CPU or memory, and the share of it that the node keeps for itself. */
export type KeptPart = readonly [size: number, share: number];

/** What a node keeps of `total`, part after part: a share of the first, of the next, and so on. */
export function kept(total: number, parts: readonly KeptPart[]): number {
  let rest = total;
  let sum = 0;
  for (const [size, share] of parts) {
    const part = Math.min(rest, size);
    sum += part * share;
    rest -= part;
  }
  return sum;
}

/**
 * Thousandths of a CPU that kubelet and container runtime keep: 6 % of the first core, 1 % of the second, 0.5 % of the
 * next two and 0.25 % of the rest. EKS and GKE reckon alike.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes (November 2026)
 * @see https://github.com/bottlerocket-os/bottlerocket (kube-reserved as EKS computes it, November 2026)
 */
export function keptMillicores(cpus: number): number {
  return kept(cpus * 1000, [
    [1000, 0.06],
    [1000, 0.01],
    [2000, 0.005],
    [Number.POSITIVE_INFINITY, 0.0025],
  ]);
}
