import { isUnknown, type Known, type NodeGroup, type PodTemplate, unknown } from '../topology';
import { type EligibleNodes, eligibleNodes } from './eligible-nodes';

/** Zones in which a pod may be put. */
export interface WorkloadZones {
  /** All of them, sorted. */
  readonly possible: readonly string[];
  /** Those with a node at all times, sorted: the scheduler knows no zone without a node. */
  readonly certain: readonly string[];
  /** Whether a pod without a place makes new nodes. */
  readonly autoscaled: boolean;
  readonly nodes: readonly EligibleNodes[];
}

const sorted = (zones: Iterable<string>): readonly string[] => [...new Set(zones)].sort();

/**
 * The zones of the nodes that a pod may be put on. Unknown without node groups, and where a size hangs on a deploy.
 *
 * @param groups - node groups of the pod's cluster
 */
export function zonesOfWorkload(pod: PodTemplate, groups: readonly NodeGroup[]): Known<WorkloadZones> {
  if (groups.length === 0) return unknown('the files name no nodes of the cluster');
  const nodes = eligibleNodes(pod, groups);
  if (isUnknown(nodes)) return nodes;
  const certain = new Set<string>();
  for (const { group, zones } of nodes) {
    const { min } = group.perZone;
    if (!isUnknown(min) && min > 0) for (const zone of zones) certain.add(zone);
  }
  for (const { group, zones } of nodes) {
    const { min } = group.perZone;
    if (isUnknown(min) && zones.some((zone) => !certain.has(zone))) {
      return unknown(`fewest nodes of ${group.name}: ${min.unknown}`);
    }
  }
  return {
    possible: sorted(nodes.flatMap(({ zones }) => zones)),
    certain: sorted(certain),
    autoscaled: nodes.some(({ group }) => group.autoscaled),
    nodes,
  };
}
