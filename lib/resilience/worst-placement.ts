import { isUnknown, type NodeGroup, type PodTemplate, type SpreadConstraint } from '../topology';
import { eligibleNodes } from './eligible-nodes';
import { mostInOneZone } from './most-in-one-zone';
import { hardZoneSpreads, oneInEachZone } from './spreading';
import type { WorkloadZones } from './zones-of-workload';

/** The worst that the scheduler may have made of a workload's replicas. */
export interface WorstPlacement {
  /** The most that one zone may hold. */
  readonly inOneZone: number;
  /** The fewest that a zone may hold while all replicas run. */
  readonly fewestInAZone: number;
  /** The fewest that are left when the fullest zone is lost. */
  readonly survivors: number;
  /** What keeps the replicas apart, e.g. `hard spread of skew 1 over 3 zones`. */
  readonly because: string;
}

/** Whether the constraint counts a zone in which the pod cannot be put: it stays empty for ever. */
function countsAnEmptyZone(
  constraint: SpreadConstraint,
  pod: PodTemplate,
  groups: readonly NodeGroup[],
  possible: readonly string[],
): boolean {
  const counted = eligibleNodes(pod, groups, { affinity: constraint.honorAffinity, taints: constraint.honorTaints });
  return !isUnknown(counted) && counted.some(({ zones }) => zones.some((zone) => !possible.includes(zone)));
}

const minDomainsOf = ({ minDomains = 1 }: SpreadConstraint): number => minDomains;

/** Numbers of zones that may have had nodes when the replicas were placed. */
function domains({ certain, possible, autoscaled }: WorkloadZones, minDomains: number): readonly number[] {
  // pods that wait for another zone make the autoscaler open one
  const opened = autoscaled ? Math.min(minDomains, possible.length) : 0;
  const fewest = Math.min(possible.length, Math.max(1, certain.length, opened));
  return Array.from({ length: possible.length - fewest + 1 }, (_, index) => fewest + index);
}

/**
 * The worst placement of the replicas over the zones of their nodes. What is merely preferred holds nothing: all may be in
 * one zone.
 *
 * @param groups - node groups of the workload's cluster
 */
export function worstPlacement(
  replicas: number,
  pod: PodTemplate,
  zones: WorkloadZones,
  groups: readonly NodeGroup[],
): WorstPlacement {
  const count = zones.possible.length;
  const together = { inOneZone: replicas, fewestInAZone: 0, survivors: 0 };
  if (count === 0) return { ...together, inOneZone: 0, because: 'no node takes its pods' };
  if (pod.nodeName !== undefined) return { ...together, because: `all on node ${pod.nodeName}` };
  const hard = hardZoneSpreads(pod);
  const bounds = hard.map((each) => ({
    maxSkew: each.maxSkew,
    minDomains: minDomainsOf(each),
    emptyZone: countsAnEmptyZone(each, pod, groups, zones.possible),
  }));
  const apart = oneInEachZone(pod);
  if (bounds.length === 0 && !apart) return { ...together, because: 'nothing keeps them in different zones' };

  const minDomains = Math.max(1, ...bounds.map((bound) => bound.minDomains));
  const cases = domains(zones, minDomains).map((domain) => {
    const limits = bounds.map((bound) => mostInOneZone(replicas, domain, bound, bound.emptyZone));
    const most = Math.min(...limits, apart ? 1 : replicas);
    const placed = Math.min(replicas, most * domain);
    return { most, survivors: placed - most };
  });
  const inOneZone = Math.max(...cases.map(({ most }) => most));
  return {
    inOneZone,
    fewestInAZone: Math.max(0, replicas - (count - 1) * inOneZone),
    survivors: Math.min(...cases.map(({ survivors }) => survivors)),
    because: apart
      ? `required anti-affinity over ${count} zones`
      : `hard spread of skew ${Math.min(...hard.map(({ maxSkew }) => maxSkew))} over ${count} zones`,
  };
}
