import { isUnknown, type Known, unknown } from '../model/known';
import type { Value } from '../model/resource';
import type { NodeCount } from '../node-floor';
import { numberAt, valueAt } from '../value/field';

/** How many nodes a pool has: of the whole pool, and of each zone. */
export interface PoolSize extends NodeCount {
  readonly perZone: NodeCount;
  readonly autoscaled: boolean;
}

const timesZones = (count: Known<number>, zones: Known<readonly string[]>): Known<number> => {
  if (isUnknown(count)) return count;
  return isUnknown(zones) ? zones : count * zones.length;
};

function ofEachZone(perZone: NodeCount, zones: Known<readonly string[]>, autoscaled: boolean): PoolSize {
  return { min: timesZones(perZone.min, zones), max: timesZones(perZone.max, zones), perZone, autoscaled };
}

/**
 * Sizes of a node pool. Limits are of each zone, but for those named total: they promise no zone anything, since to
 * balance is the best effort only.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-autoscaler (November 2026)
 */
export function poolSize(spec: Value | undefined, zones: Known<readonly string[]>): PoolSize {
  const autoscaling = valueAt(spec, 'autoscaling');
  const most = unknown('the pool has no upper limit');
  const total = { min: numberAt(autoscaling, 'totalMinNodeCount'), max: numberAt(autoscaling, 'totalMaxNodeCount') };
  if (total.min !== undefined || total.max !== undefined) {
    const { min = 0, max = most } = total;
    const only = !isUnknown(zones) && zones.length === 1;
    return { min, max, perZone: { min: only ? min : 0, max }, autoscaled: true };
  }
  if (autoscaling !== undefined) {
    const min = numberAt(autoscaling, 'minNodeCount') ?? 0;
    return ofEachZone({ min, max: numberAt(autoscaling, 'maxNodeCount') ?? most }, zones, true);
  }
  const count = numberAt(spec, 'nodeCount') ?? numberAt(spec, 'initialNodeCount') ?? unknown('the pool tells no size');
  return ofEachZone({ min: count, max: count }, zones, false);
}
