import type { Topology, Workload } from '../../topology';
import { judgement, lasting } from '../opinion';
import type { Judgement, Rule } from '../rule';
import { survival } from '../survival';
import { zonesToLose } from '../zones-to-lose';

/** Judges the fewest replicas that go on without each zone against the need. */
export function* judgeSurvivors(topology: Topology, workloads: readonly Workload[]): Iterable<Judgement> {
  const survivalOf = survival(topology);
  const zones = zonesToLose(topology);
  for (const workload of workloads) {
    for (const zone of zones) {
      const { need, verdict, reason } = survivalOf(workload, zone);
      if (verdict === 'not exercised') continue;
      const expected = `at least ${need.count}: ${need.because}`;
      yield judgement(workload, { verdict, zone, seen: reason, expected });
    }
  }
}

export const requireSurvivors: Rule = {
  id: 'HA-K8S-011',
  name: 'require-survivors',
  claim:
    'Whichever zone is lost, enough replicas go on in the worst placement that the scheduler may have chosen for the fewest replicas.',
  why: 'Replacements take a minute and more: until then the survivors alone serve, and what only might be spread may be gone. Where a scale-in leaves them is what HA-K8S-015 looks at.',
  remedy: 'Run replicas in multiples of the zones under a hard spread of maxSkew 1, or declare how few are enough.',
  severity: 'error',
  source: 'derived from the filters of the scheduler: podtopologyspread and interpodaffinity, Kubernetes v1.36',
  check: (topology) => judgeSurvivors(topology, lasting(topology, ['stateless'])),
};
