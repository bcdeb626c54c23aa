import { judgement } from '../opinion';
import type { Rule } from '../rule';
import { selection } from '../selection';

export const uniqueDisruptionBudget: Rule = {
  id: 'HA-K8S-023',
  name: 'unique-disruption-budget',
  claim: 'A pod is selected by one disruption budget, and a budget selects the pods of one workload.',
  why: 'The API refuses to evict a pod with two budgets, so drains hang; a budget over two workloads lets one pay for the other.',
  remedy: 'Narrow the selectors until each workload has a budget of its own.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/ (v1.36)',
  *check(topology) {
    const { selectedBy, selectedOf } = selection(topology.budgets, topology.workloads);
    for (const workload of topology.workloads) {
      const budgets = selectedBy(workload);
      if (budgets.length === 0) continue;
      const seen = budgets.map(({ id }) => id).join(', ');
      yield judgement(workload, { verdict: budgets.length === 1 ? 'holds' : 'broken', seen, expected: 'one budget' });
    }
    for (const budget of topology.budgets) {
      const workloads = selectedOf(budget);
      if (workloads.length === 0) continue;
      const seen = workloads.map(({ id }) => id).join(', ');
      const verdict = workloads.length === 1 ? 'holds' : 'broken';
      yield judgement(budget, { verdict, seen, expected: 'pods of one workload' });
    }
  },
};
