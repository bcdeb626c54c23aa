import { type Budget, isUnknown, type Workload } from '../../topology';
import { budgetText, wantedHealthy } from '../budget';
import { isReplicated, judgePods, lasting } from '../opinion';
import type { Rule } from '../rule';
import { selection } from '../selection';

const EXPECTED = 'a PodDisruptionBudget of its namespace that selects its pods and keeps one of them';

/** Whether the budget lets all replicas be drained at once, as if there were none. */
function keepsNone(budget: Budget, { replicas }: Workload): boolean {
  return !isUnknown(replicas.min) && wantedHealthy(budget, replicas.min) === 0;
}

export const requireDisruptionBudget: Rule = {
  id: 'HA-K8S-020',
  name: 'require-disruption-budget',
  claim: 'Every workload of two replicas or more has a disruption budget that keeps one of them.',
  why: 'Without one, an upgrade or a consolidation of nodes may drain all replicas that a lost zone has left.',
  remedy: 'Add a PodDisruptionBudget with maxUnavailable: 1 whose selector matches the labels of the pods.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/ (v1.36)',
  check(topology) {
    const { selectedBy } = selection(topology.budgets, topology.workloads);
    return judgePods(lasting(topology).filter(isReplicated), EXPECTED, function* (_, workload) {
      const budgets = selectedBy(workload);
      const seen = budgets.map(({ id }) => id).join(', ') || 'no budget';
      const idle = budgets.find((budget) => keepsNone(budget, workload));
      if (idle) yield { verdict: 'broken', seen: `${idle.id}: ${budgetText(idle)} keeps none`, expected: EXPECTED };
      else yield { verdict: budgets.length > 0 ? 'holds' : 'broken', seen, expected: EXPECTED };
    });
  },
};
