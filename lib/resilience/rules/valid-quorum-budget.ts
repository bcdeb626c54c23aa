import { type Budget, isUnknown } from '../../topology';
import { budgetText, wantedHealthy } from '../budget';
import { needOf } from '../need';
import { judgement, lasting, type Opinion } from '../opinion';
import type { Rule } from '../rule';
import { selection } from '../selection';
import type { Need } from '../zone-loss';

function judge(budget: Budget, members: number, need: Need): Opinion {
  const expected = `at least ${need.count} healthy: ${need.because}`;
  const healthy = wantedHealthy(budget, members);
  if (isUnknown(healthy)) return { verdict: 'unknown', seen: healthy.unknown, expected };
  const seen = `${budgetText(budget)} of ${members} members keeps ${healthy}`;
  if (healthy < need.count) return { verdict: 'broken', seen, expected };
  if (members - healthy > 1)
    return { verdict: 'broken', severity: 'info', seen, expected: 'one member away at a time' };
  return { verdict: 'holds', seen, expected };
}

export const validQuorumBudget: Rule = {
  id: 'HA-K8S-022',
  name: 'valid-quorum-budget',
  claim: 'A disruption budget of a database keeps its quorum.',
  why: 'Drains come several at a time: a budget below the quorum lets them stop the database.',
  remedy: 'Set maxUnavailable: 1.',
  severity: 'error',
  source:
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions (v1.36)',
  *check(topology) {
    const { selectedBy } = selection(topology.budgets, topology.workloads);
    const databases = new Map(topology.databases.map((each) => [each.workload, each]));
    for (const workload of lasting(topology, ['quorum'])) {
      const { min } = workload.replicas;
      for (const budget of selectedBy(workload)) {
        const opinion: Opinion = isUnknown(min)
          ? { verdict: 'unknown', seen: `members unknown: ${min.unknown}`, expected: 'a quorum' }
          : judge(budget, min, needOf(workload, databases.get(workload.id)));
        yield judgement({ ...workload, place: budget.place }, { ...opinion, part: budget.id });
      }
    }
  },
};
