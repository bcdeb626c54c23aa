import { isUnknown } from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { judgePods, lasting, mostReplicas } from '../opinion';
import { nodeGroupsOf } from '../placements';
import type { Rule } from '../rule';
import { spreadsOverNodes } from '../spreading';
import { HOST_KEY } from '../topology-keys';
import { zonesOfWorkload } from '../zones-of-workload';

const EXPECTED = `a spread or an anti-affinity on ${HOST_KEY}`;

export const requireHostSpread: Rule = {
  id: 'HA-K8S-008',
  name: 'require-host-spread',
  claim: 'Where a zone holds several replicas, they are spread over its nodes too.',
  why: 'Replicas of one zone on one node make the loss of a node as bad as the loss of the zone.',
  remedy: `Add a topologySpreadConstraint on ${HOST_KEY} with whenUnsatisfiable: ScheduleAnyway.`,
  severity: 'warning',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ (v1.36)',
  check(topology) {
    const groupsOf = nodeGroupsOf(topology);
    return judgePods(lasting(topology), EXPECTED, function* (pod, workload) {
      const most = mostReplicas(workload);
      const zones = zonesOfWorkload(pod, groupsOf(workload.cluster));
      if (isUnknown(most)) {
        yield { verdict: 'unknown', seen: `replicas unknown: ${most.unknown}`, expected: EXPECTED };
        return;
      }
      if (most <= (isUnknown(zones) ? ZONE_COUNT : zones.possible.length)) return;
      const spread = spreadsOverNodes(pod);
      const seen = `up to ${most} replicas, ${spread ? 'spread over nodes' : 'nothing on the node'}`;
      const field = 'spec.template.spec.topologySpreadConstraints';
      yield { verdict: spread ? 'holds' : 'broken', seen, expected: EXPECTED, field };
    });
  },
};
