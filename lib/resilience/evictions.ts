import type { LossVariant } from './zone-loss';

/** Silent nodes of a zone from which on it may be disturbed in part. @see ComputeZoneState, Kubernetes v1.36 */
const FEWEST_OF_A_DISTURBANCE = 3;

/** Share of silent nodes from which on a zone is disturbed in part. @see --unhealthy-zone-threshold, Kubernetes v1.36 */
const UNHEALTHY_SHARE = 0.55;

/** Nodes up to which a zone that is disturbed in part is left alone. @see --large-cluster-size-threshold, v1.36 */
const LARGEST_LEFT_ALONE = 50;

/** Fewest nodes of a zone of which a part can go on. */
export const FEWEST_NODES_OF_A_PARTIAL_LOSS = 2;

/**
 * Whether Kubernetes evicts pods from the silent nodes of a zone of `nodes`, of which one goes on in a `brown` loss. A zone
 * most of whose nodes are silent looks like a fault of the network, so that eviction stops.
 *
 * @see pkg/controller/nodelifecycle/node_lifecycle_controller.go, v1.36
 */
export function evicts(variant: LossVariant, nodes: number): boolean {
  if (variant !== 'brown') return true;
  const silent = nodes - 1;
  const disturbed = silent >= FEWEST_OF_A_DISTURBANCE && silent / nodes >= UNHEALTHY_SHARE;
  return !disturbed || nodes > LARGEST_LEFT_ALONE;
}
