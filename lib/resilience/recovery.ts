import { isUnknown, type Known, unknown, type Workload } from '../topology';
import type { CapacityWithout } from './capacity';
import { evicts } from './evictions';
import type { Placement } from './placements';
import { boundToItsZone, type UsedClaim } from './storage';
import { secondsOnLostNode, toleratesAll, UNREACHABLE } from './tolerations';
import { zoneBoundsAfterLoss } from './zone-bounds-after-loss';
import type { LossVariant } from './zone-loss';

/** Whether all replicas are made again while a zone is away, and why. */
export interface Recovery {
  readonly recovers: Known<boolean>;
  /** It waits for nodes that the autoscaler adds. */
  readonly newNodes?: true;
  /** The sentence goes on after `recovers` or `does not recover`. */
  readonly because: string;
}

/** One workload, and one way to lose one zone. */
export interface LossCase {
  readonly workload: Workload;
  readonly placement: Placement;
  readonly claims: readonly UsedClaim[];
  readonly zone: string;
  readonly variant: LossVariant;
  /** Nodes of the zone. */
  readonly nodes: Known<number>;
  /** Node groups of the zone. */
  readonly groups: number;
  readonly capacity: CapacityWithout;
}

const never = (because: string): Recovery => ({ recovers: false, because });

const doubtful = (why: string): Recovery => ({ recovers: unknown(why), because: why });

/** Kinds whose controller makes another pod as soon as one is being deleted. */
const REPLACING_KINDS = ['Deployment', 'ReplicaSet', 'ReplicationController'];

/** What keeps the pods of the lost nodes from being made again, wherever. */
function keptFromLeaving({ workload, placement, variant, nodes }: LossCase): Recovery | undefined {
  const { kind } = workload;
  if (kind === 'Pod') return never('a bare pod is made by nobody');
  if (variant === 'powered-off') return undefined;
  if (!REPLACING_KINDS.includes(kind)) {
    return never(`the pods of a ${kind} are not replaced while their node is silent but not gone`);
  }
  if (variant === 'brown') {
    if (isUnknown(nodes)) return doubtful(`number of nodes of the zone: ${nodes.unknown}`);
    if (!evicts(variant, nodes)) {
      return never(`Kubernetes evicts nothing while ${nodes - 1} of the ${nodes} nodes of a zone are silent`);
    }
  }
  const { tolerations } = placement.pod;
  if (secondsOnLostNode(tolerations, UNREACHABLE) === Number.POSITIVE_INFINITY) {
    return never('its pods tolerate a lost node for ever');
  }
  if (toleratesAll(tolerations, [{ key: UNREACHABLE, effect: 'NoSchedule' }])) {
    return never('its pods may be put on silent nodes again');
  }
  return undefined;
}

function keptByVolumes({ claims }: LossCase): Recovery | undefined {
  const bound = boundToItsZone(claims);
  if (isUnknown(bound)) return doubtful(bound.unknown);
  return bound ? never('its volumes are in the lost zone') : undefined;
}

function keptBySpreading({ placement, zone, variant }: LossCase): Recovery | undefined {
  const { pod, replicas, zones } = placement;
  const bounds = zoneBoundsAfterLoss(replicas, pod, zones.possible, zone, variant);
  const places = Math.min(replicas, bounds.perZone * bounds.zones.length);
  return places < replicas ? never(`${places} of ${replicas} replicas have a place: ${bounds.because}`) : undefined;
}

function keptByRoom({ workload, zone, variant, groups, capacity }: LossCase): Recovery {
  if (variant === 'brown' && groups > 1) return doubtful('which of the nodes of the zone goes on cannot be told');
  const found = capacity(workload.cluster, zone, variant);
  if (isUnknown(found)) return doubtful(found.unknown);
  if (found.grade === 'static') return { recovers: true, because: 'the nodes of the other zones have room' };
  if (found.grade === 'elastic')
    return { recovers: true, newNodes: true, because: 'new nodes of the other zones have room' };
  const without = found.unplaced.find((each) => each.workload === workload.id);
  if (without) return never(`${without.count} of its pods find no room in the other zones`);
  return doubtful('the other zones have no room for all workloads');
}

/**
 * Whether all replicas of a workload serve again while the zone is away, with the controllers and the scheduler of
 * Kubernetes left to themselves.
 */
export function recovery(lossCase: LossCase): Recovery {
  return keptFromLeaving(lossCase) ?? keptByVolumes(lossCase) ?? keptBySpreading(lossCase) ?? keptByRoom(lossCase);
}
