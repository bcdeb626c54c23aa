import { isReplicated, judgePods, lasting } from '../opinion';
import type { Rule } from '../rule';
import { hardZoneSpreads, oneInEachZone, zoneAntiAffinities, zoneSpreads } from '../spreading';

const EXPECTED = 'whenUnsatisfiable: DoNotSchedule on the zone';

export const requireHardSpread: Rule = {
  id: 'HA-K8S-007',
  name: 'require-hard-spread',
  claim: 'The spread over zones is a rule for the scheduler, not a wish.',
  why: 'A preference is dropped without notice when a zone is short of room, so all replicas may be in the zone that is lost.',
  remedy: 'Set whenUnsatisfiable: DoNotSchedule, with maxSkew 1 and nodeTaintsPolicy: Honor.',
  severity: 'warning',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ (v1.36)',
  check: (topology) =>
    judgePods(lasting(topology).filter(isReplicated), EXPECTED, function* (pod) {
      if (zoneSpreads(pod).length + zoneAntiAffinities(pod).length === 0) return;
      const hard = hardZoneSpreads(pod).length > 0 || oneInEachZone(pod);
      const seen = hard ? 'a hard rule' : 'a preference only';
      const field = 'spec.template.spec.topologySpreadConstraints';
      yield { verdict: hard ? 'holds' : 'broken', seen, expected: EXPECTED, field };
    }),
};
