import { isUnknown, type Known, type Topology, unknown, type Workload } from '../topology';
import { needOf } from './need';
import { type Placement, placements } from './placements';
import type { Need, ZoneLoss } from './zone-loss';

/** What of a workload goes on when a zone is lost, before anything is replaced. */
export interface Survival {
  readonly need: Need;
  readonly survivors: Known<number>;
  readonly verdict: ZoneLoss['verdict'];
  readonly reason: string;
  /** Where its replicas may be. */
  readonly placement: Known<Placement>;
}

const neededText = ({ count, because }: Need): string => `${count} needed (${because})`;

/** Judges what cannot be placed: a single replica is in some zone, and too few are too few in any. */
function unplaced({ replicas }: Workload, need: Need, placement: Known<Placement>, why: string): Survival {
  const { min } = replicas;
  const facts = { need, placement };
  if (need.count === 0) return { ...facts, survivors: unknown(why), verdict: 'holds', reason: neededText(need) };
  if (min === 1) {
    const reason = `the one replica is lost with its zone, ${neededText(need)}`;
    return { ...facts, survivors: 0, verdict: 'broken', reason };
  }
  if (!isUnknown(min) && min < need.count) {
    const reason = `at most ${min} of ${min} replicas go on, ${neededText(need)}`;
    return { ...facts, survivors: unknown(why), verdict: 'broken', reason };
  }
  return { ...facts, survivors: unknown(why), verdict: 'unknown', reason: `cannot be told: ${why}` };
}

/** Tells how many replicas of a workload go on without a zone, in the worst placement that the scheduler may have chosen. */
export function survival(topology: Topology): (workload: Workload, zone: string) => Survival {
  const placementOf = placements(topology);
  const databases = new Map(topology.databases.map((each) => [each.workload, each]));
  return (workload, zone) => {
    const need = needOf(workload, databases.get(workload.id));
    const placement = placementOf(workload);
    if (workload.role === 'daemon' || workload.role === 'batch') {
      return { need, placement, survivors: unknown(need.because), verdict: 'not exercised', reason: need.because };
    }
    if (isUnknown(placement)) return unplaced(workload, need, placement, placement.unknown);
    const { replicas, zones, worst } = placement;
    const absent = zones.possible.length > 0 && !zones.possible.includes(zone);
    const survivors = absent ? replicas : worst.survivors;
    const because = absent ? 'none of them is in the zone' : worst.because;
    return {
      need,
      placement,
      survivors,
      verdict: survivors >= need.count ? 'holds' : 'broken',
      reason: `${survivors} of ${replicas} replicas go on, ${neededText(need)}: ${because}`,
    };
  };
}
