import type { Taint, Toleration } from '../topology';

/** Taints of a node of which nothing is heard any more, and of one that says that it is not ready. */
export const LOST_NODE_TAINTS = ['node.kubernetes.io/unreachable', 'node.kubernetes.io/not-ready'] as const;

/** Taint of a silent node. */
export const UNREACHABLE = LOST_NODE_TAINTS[0];

/** Seconds that Kubernetes leaves a pod on a lost node. @see DefaultTolerationSeconds admission, v1.36 */
export const DEFAULT_SECONDS_ON_LOST_NODE = 300;

/** Seconds until a node counts as silent: the grace period and one look of the node controller. @see Kubernetes v1.36 */
export const SECONDS_UNTIL_SILENT = 55;

/** Whether the toleration lets a pod be where the taint is, for a while at least. */
export function tolerates({ key, operator, value, effect }: Toleration, taint: Taint): boolean {
  if (effect !== undefined && effect !== taint.effect) return false;
  if (key !== undefined && key !== taint.key) return false;
  return operator === 'Exists' || (value ?? '') === (taint.value ?? '');
}

/** Whether a pod with the tolerations may be put where the taints are. */
export function toleratesAll(tolerations: readonly Toleration[], taints: readonly Taint[]): boolean {
  return taints
    .filter(({ effect }) => effect !== 'PreferNoSchedule')
    .every((taint) => tolerations.some((toleration) => tolerates(toleration, taint)));
}

/**
 * Seconds that a pod stays bound to a node with the taint of a lost node; `Infinity`: for ever. The first toleration that
 * matches decides, and Kubernetes adds one of 300 s where none is about the taint.
 *
 * @see pkg/controller/tainteviction and plugin/pkg/admission/defaulttolerationseconds, v1.36
 */
export function secondsOnLostNode(tolerations: readonly Toleration[], key: string): number {
  const effect = 'NoExecute';
  const spoken = tolerations.some(
    (each) => (each.key === undefined || each.key === key) && (each.effect === undefined || each.effect === effect),
  );
  if (!spoken) return DEFAULT_SECONDS_ON_LOST_NODE;
  const match = tolerations.find((each) => tolerates(each, { key, effect }));
  if (!match) return 0;
  return Math.max(0, match.seconds ?? Number.POSITIVE_INFINITY);
}
