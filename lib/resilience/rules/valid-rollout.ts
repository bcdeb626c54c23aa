import { isUnknown, type Known, type Workload } from '../../topology';
import { needOf } from '../need';
import { isReplicated, judgement, lasting, type Opinion } from '../opinion';
import { type Placement, placements } from '../placements';
import type { Rule } from '../rule';

const EXPECTED = 'a rolling update that leaves enough replicas even while a zone is lost';

const FIELD = 'spec.strategy';

function judge(workload: Workload, placement: Known<Placement>): Opinion {
  const { type, maxUnavailable } = workload.rollout;
  const facts = { expected: EXPECTED, field: FIELD };
  if (type !== 'RollingUpdate') return { ...facts, verdict: 'broken', seen: type };
  if (isUnknown(maxUnavailable)) return { ...facts, verdict: 'unknown', seen: maxUnavailable.unknown };
  if (isUnknown(placement)) return { ...facts, verdict: 'unknown', seen: placement.unknown };
  const need = needOf(workload);
  const { survivors } = placement.worst;
  // what is lost in any case is told by the rule of survivors
  const left = survivors < need.count ? placement.replicas - maxUnavailable : survivors - maxUnavailable;
  const seen = `maxUnavailable ${maxUnavailable}: ${left} left during a rollout`;
  if (left >= need.count) return { ...facts, verdict: 'holds', seen };
  const expected = `at least ${need.count} left: ${need.because}`;
  return { ...facts, verdict: 'broken', severity: 'warning', seen, expected };
}

export const validRollout: Rule = {
  id: 'HA-K8S-033',
  name: 'valid-rollout',
  claim: 'A change rolls out replica by replica, and leaves enough of them if a zone is lost meanwhile.',
  why: 'Recreate takes the service away at every change; replicas that a rollout has taken down are missing beside those of the zone.',
  remedy: 'Use RollingUpdate with maxSurge 1 and maxUnavailable 0.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy (v1.36)',
  *check(topology) {
    const placementOf = placements(topology);
    for (const workload of lasting(topology, ['stateless', 'controller']).filter(isReplicated)) {
      if (workload.kind !== 'Deployment') continue;
      yield judgement(workload, judge(workload, placementOf(workload)));
    }
  },
};
