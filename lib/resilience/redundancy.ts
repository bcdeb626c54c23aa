import { isUnknown, type Known, type Workload } from '../topology';
import type { Opinion } from './opinion';
import type { Placement } from './placements';

/** Whether the workload has two replicas at the least. */
export function twoReplicas({ replicas: { min } }: Workload): Opinion {
  const facts = { part: 'replicas', expected: 'at least 2' };
  if (isUnknown(min)) return { ...facts, verdict: 'unknown', seen: `replicas unknown: ${min.unknown}` };
  return { ...facts, verdict: min >= 2 ? 'holds' : 'broken', seen: `${min}` };
}

/** Whether one replica goes on whichever zone is lost, in the worst placement. */
export function oneGoesOn(placement: Known<Placement>): Opinion {
  const facts = { part: 'spread', expected: 'one goes on whichever zone is lost' };
  if (isUnknown(placement)) return { ...facts, verdict: 'unknown', seen: placement.unknown };
  const { survivors, because } = placement.worst;
  const seen = `${survivors} of ${placement.replicas} go on: ${because}`;
  return { ...facts, verdict: survivors > 0 ? 'holds' : 'broken', seen };
}
