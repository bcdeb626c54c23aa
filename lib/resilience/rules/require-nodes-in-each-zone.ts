import { isUnknown } from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { isReplicated, judgePods, lasting } from '../opinion';
import { nodeGroupsOf } from '../placements';
import type { Rule } from '../rule';
import { zonesOfWorkload } from '../zones-of-workload';

export const requireNodesInEachZone: Rule = {
  id: 'HA-K8S-009',
  name: 'require-nodes-in-each-zone',
  claim: 'The nodes that take the pods of a workload are in enough zones, with one at least in each at all times.',
  why: 'The scheduler knows no zone without a node: a spread over zones that have none yet puts all replicas into the others.',
  remedy:
    'Give each zone a node group (or a pool counted by zone) with a minimum of one, which the pods tolerate and select.',
  severity: 'error',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#known-limitations (v1.36)',
  check(topology) {
    const groupsOf = nodeGroupsOf(topology);
    return judgePods(lasting(topology).filter(isReplicated), 'nodes in each zone', function* (pod, workload) {
      // two controllers are enough, so two zones are
      const needed = workload.role === 'controller' ? 2 : ZONE_COUNT;
      const expected = `a node at all times in at least ${needed} zones`;
      const zones = zonesOfWorkload(pod, groupsOf(workload.cluster));
      if (isUnknown(zones)) {
        yield { verdict: 'unknown', seen: `zones unknown: ${zones.unknown}`, expected };
        return;
      }
      const { certain, possible } = zones;
      const seen = `${certain.length} of ${possible.length} zones: ${certain.join(', ') || 'none'}`;
      yield { verdict: certain.length >= needed ? 'holds' : 'broken', seen, expected };
    });
  },
};
