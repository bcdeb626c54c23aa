import { type Budget, isUnknown, type Known } from '../../topology';
import { wantedHealthy } from '../budget';
import { judgement, lasting, type Opinion } from '../opinion';
import { type Placement, placements } from '../placements';
import type { Rule } from '../rule';
import { selection } from '../selection';

const EXPECTED = 'a pod that may still be drained while the fullest zone is away';

function judge(budget: Budget, placement: Known<Placement>): Opinion {
  if (isUnknown(placement)) return { verdict: 'unknown', seen: placement.unknown, expected: EXPECTED };
  const { replicas, worst } = placement;
  const healthy = wantedHealthy(budget, replicas);
  if (isUnknown(healthy)) return { verdict: 'unknown', seen: healthy.unknown, expected: EXPECTED };
  const allowed = worst.survivors - healthy;
  const seen = `${worst.survivors} of ${replicas} go on and ${healthy} must stay: ${Math.max(0, allowed)} may be drained`;
  return { verdict: allowed > 0 ? 'holds' : 'broken', seen, expected: EXPECTED };
}

export const requireBudgetWithoutAZone: Rule = {
  id: 'HA-K8S-025',
  name: 'require-budget-without-a-zone',
  claim: 'Nodes can be drained even while a zone is away.',
  why: 'A lost zone uses up the budget, so node upgrades and consolidation wait until the replicas are back: wanted, but to be known.',
  remedy: 'Nothing for most: name it in the runbook. Else run more replicas, or allow more to be unavailable.',
  severity: 'info',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/ (v1.36)',
  *check(topology) {
    const { selectedBy } = selection(topology.budgets, topology.workloads);
    const placementOf = placements(topology);
    for (const workload of lasting(topology)) {
      for (const budget of selectedBy(workload)) {
        const opinion = judge(budget, placementOf(workload));
        yield judgement({ ...workload, place: budget.place }, { ...opinion, part: budget.id });
      }
    }
  },
};
