import { type Budget, isUnknown, type Workload } from '../../topology';
import { budgetText, wantedHealthy } from '../budget';
import { judgement, type Opinion } from '../opinion';
import type { Rule } from '../rule';
import { selection } from '../selection';

const EXPECTED = 'at least one pod may be away';

function judge(budget: Budget, workloads: readonly Workload[]): Opinion {
  let replicas = 0;
  for (const { id, replicas: own } of workloads) {
    if (isUnknown(own.min)) {
      return { verdict: 'unknown', seen: `replicas of ${id} unknown: ${own.min.unknown}`, expected: EXPECTED };
    }
    replicas += own.min;
  }
  const healthy = wantedHealthy(budget, replicas);
  if (isUnknown(healthy)) return { verdict: 'unknown', seen: healthy.unknown, expected: EXPECTED };
  const allowed = replicas - healthy;
  const seen = `${budgetText(budget)} of ${replicas} replicas: ${Math.max(0, allowed)} may be away`;
  return { verdict: allowed > 0 ? 'holds' : 'broken', seen, expected: EXPECTED };
}

export const banBlockingBudget: Rule = {
  id: 'HA-K8S-021',
  name: 'ban-blocking-budget',
  claim: 'Every disruption budget lets at least one pod be drained at the fewest replicas.',
  why: 'A budget that allows nothing blocks every drain: nodes cannot be upgraded or repaired, least of all in an outage.',
  remedy: 'Set maxUnavailable: 1, or run more replicas than minAvailable.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/ (v1.36)',
  *check(topology) {
    const { selectedOf } = selection(topology.budgets, topology.workloads);
    for (const budget of topology.budgets) {
      const workloads = selectedOf(budget).filter(({ role }) => role !== 'daemon' && role !== 'batch');
      if (workloads.length > 0) yield judgement(budget, judge(budget, workloads));
    }
  },
};
