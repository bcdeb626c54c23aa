import { judgement } from '../opinion';
import type { Rule } from '../rule';

const EXPECTED = 'unhealthyPodEvictionPolicy: AlwaysAllow';

export const requireUnhealthyEviction: Rule = {
  id: 'HA-K8S-024',
  name: 'require-unhealthy-eviction',
  claim: 'A disruption budget never protects a pod that is not ready.',
  why: 'By default a budget that is used up also keeps broken pods from being evicted, so the drain of their node never ends.',
  remedy: `Set ${EXPECTED}.`,
  severity: 'warning',
  source:
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-apps/3017-pod-healthy-policy-for-pdb (GA in v1.31)',
  *check({ budgets }) {
    for (const budget of budgets) {
      const seen = budget.evictsUnhealthy ? EXPECTED : 'unhealthy pods are kept while the budget is used up';
      const verdict = budget.evictsUnhealthy ? 'holds' : 'broken';
      yield judgement(budget, { verdict, seen, expected: EXPECTED, field: 'spec.unhealthyPodEvictionPolicy' });
    }
  },
};
