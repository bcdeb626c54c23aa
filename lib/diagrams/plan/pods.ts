import { worstPlacement, zonesOfWorkload } from '../../resilience';
import { isUnknown, type Topology, type Workload } from '../../topology';
import { counted } from '../../zones';
import type { Card } from './plan';

/** What is certain of a zone: pods that are there, or that none need be there. */
export interface PodsInZone {
  readonly zone: string;
  /** Pods of the fewest replicas; 0: none is certain. */
  readonly count: number;
  readonly text: string;
}

/** One column where no zone is known. */
const unplaced = (workload: Workload, zones: readonly string[]): readonly PodsInZone[] => {
  const { min } = workload.replicas;
  const text = isUnknown(min) ? 'pods' : counted(min, 'pod');
  // any positive count: nothing says that a pod is missing
  return zones.map((zone) => ({ zone, count: 1, text: zones.length === 1 ? text : `of ${text}, zone unknown` }));
};

/**
 * Shares the fewest replicas of a workload out to the zones, as its own constraints bind the scheduler. What they do not
 * bind is not drawn as if it were certain. Zones that none of its nodes is in are left out.
 */
export function podsInZones(topology: Topology, workload: Workload, zones: readonly string[]): readonly PodsInZone[] {
  const groups = topology.nodeGroups.filter(({ cluster }) => cluster === workload.cluster);
  const { pod, replicas } = workload;
  const total = replicas.min;
  if (isUnknown(pod) || isUnknown(total)) return unplaced(workload, zones);
  const where = zonesOfWorkload(pod, groups);
  if (isUnknown(where)) return unplaced(workload, zones);
  const { inOneZone } = worstPlacement(total, pod, where, groups);
  const possible = zones.filter((zone) => where.possible.includes(zone));
  const even = Math.ceil(total / Math.max(1, where.possible.length));
  if (inOneZone > even) {
    return possible.map((zone) => ({ zone, count: 0, text: `perhaps none of ${total}` }));
  }
  const [base, rest] = [Math.floor(total / where.possible.length), total % where.possible.length];
  return possible.map((zone) => {
    const index = where.possible.indexOf(zone);
    const count = base + (index < rest ? 1 : 0);
    return { zone, count, text: count === 0 ? 'no pod left' : `${count} of ${counted(total, 'pod')}` };
  });
}

/** Id of the card of a workload in a zone. */
export const podCardId = (workload: string, zone: string): string => `${workload}@${zone}`;

/** Cards of a workload, one a zone. */
export function podCards(
  topology: Topology,
  workload: Workload,
  zones: readonly string[],
  look: Pick<Card, 'icon' | 'tone'>,
): readonly (readonly Card[])[] {
  const found = podsInZones(topology, workload, zones);
  return zones.map((name) =>
    found
      .filter(({ zone }) => zone === name)
      .map(({ count, text }): Card => {
        const missing = count === 0;
        return {
          id: podCardId(workload.id, name),
          icon: missing ? 'pod-missing' : look.icon,
          title: workload.name,
          text,
          tone: missing ? 'missing' : look.tone,
          attachments: [],
          sources: [workload.place.resource],
        };
      }),
  );
}
