import type { Budget } from '../../topology';
import { isUnknown, type Known, type Workload } from '../../topology';
import { inWords, judge } from '../judge';
import { memberPlacements } from '../member-placement';
import type { Judgement, Rule } from '../rule';
import { type Selection, selection } from '../selection';
import { hardZoneSpreads, oneInEachZone } from '../spreading';

/** Seconds that a node may take to hand its leases over. @see https://www.cockroachlabs.com/docs/v26.2/node-shutdown */
const GRACE_SECONDS = 300;

function onlyOneAway(budgets: readonly Budget[]): Known<boolean> {
  const [budget, second] = budgets;
  if (!budget || second) return false;
  const { maxUnavailable } = budget;
  return maxUnavailable !== undefined && isUnknown(maxUnavailable) ? maxUnavailable : maxUnavailable === '1';
}

function* judgePods(workload: Workload, budgets: Selection<Budget>): Iterable<Judgement> {
  const { pod, place } = workload;
  const spread = isUnknown(pod) ? pod : oneInEachZone(pod) || hardZoneSpreads(pod).length > 0;
  yield judge(place, spread, {
    part: 'spread',
    seen: `kept in different zones: ${inWords(spread)}`,
    expected: 'a hard spread or a required anti-affinity on the zone',
  });
  const own = budgets.selectedBy(workload);
  yield judge(place, isUnknown(pod) ? pod : onlyOneAway(own), {
    part: 'budget',
    seen: own.map(({ maxUnavailable }) => `maxUnavailable ${inWords(maxUnavailable)}`).join(', ') || 'no budget',
    expected: 'one budget with maxUnavailable 1',
  });
  const grace = isUnknown(pod) ? pod : pod.gracePeriodSeconds;
  yield judge(place, isUnknown(grace) ? grace : grace >= GRACE_SECONDS, {
    part: 'grace',
    seen: `terminationGracePeriodSeconds ${inWords(grace)}`,
    expected: `${GRACE_SECONDS} or more`,
  });
}

/** Pods of CockroachDB are placed and stopped as a database must be. */
export const validCockroachdbPods: Rule = {
  id: 'HA-DB-006',
  name: 'valid-cockroachdb-pods',
  claim: 'Pods of CockroachDB are kept in different zones, drained one at a time and given five minutes to stop.',
  why: 'The chart merely prefers different zones and nodes. A member that is killed while it drains makes clients wait for its leases to end.',
  remedy: 'Set a hard zone spread, a budget with maxUnavailable 1 and terminationGracePeriodSeconds 300.',
  severity: 'warning',
  source:
    'https://www.cockroachlabs.com/docs/v26.2/kubernetes-performance and https://www.cockroachlabs.com/docs/v26.2/node-shutdown',
  *check(topology) {
    const { workloadOf } = memberPlacements(topology);
    const budgets = selection(topology.budgets, topology.workloads);
    for (const database of topology.databases) {
      const workload = database.engine === 'cockroachdb' ? workloadOf(database) : undefined;
      if (workload) yield* judgePods(workload, budgets);
    }
  },
};
