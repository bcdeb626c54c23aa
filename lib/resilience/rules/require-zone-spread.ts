import { isReplicated, judgePods, lasting } from '../opinion';
import type { Rule } from '../rule';
import { zoneAntiAffinities, zoneSpreads } from '../spreading';
import { ZONE_KEY } from '../topology-keys';

const EXPECTED = `a spread constraint or an anti-affinity on ${ZONE_KEY} that selects the workload's own pods`;

export const requireZoneSpread: Rule = {
  id: 'HA-K8S-002',
  name: 'require-zone-spread',
  claim: 'Replicas are told to spread over zones, by a selector that matches their own labels.',
  why: 'The scheduler may put all replicas into one zone, and a constraint that does not count its own pods does nothing.',
  remedy: 'Add a topologySpreadConstraint on the zone whose labelSelector matches the labels of the pod template.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ (v1.36)',
  check: (topology) =>
    judgePods(lasting(topology, ['stateless', 'quorum']).filter(isReplicated), EXPECTED, function* (pod) {
      const bound = zoneSpreads(pod).length + zoneAntiAffinities(pod).length;
      const onZone = [...pod.spread, ...pod.antiAffinity].filter(({ topologyKey }) => topologyKey === ZONE_KEY).length;
      if (bound > 0) yield { verdict: 'holds', seen: `${bound} on the zone`, expected: EXPECTED };
      else {
        const seen = onZone > 0 ? 'a selector that does not match the labels of the pod' : 'nothing on the zone';
        const field = 'spec.template.spec.topologySpreadConstraints';
        yield { verdict: 'broken', seen, expected: EXPECTED, field };
      }
    }),
};
