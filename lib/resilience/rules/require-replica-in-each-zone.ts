import { isUnknown } from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { judgement, lasting } from '../opinion';
import { nodeGroupsOf } from '../placements';
import type { Rule } from '../rule';
import { zonesOfWorkload } from '../zones-of-workload';

export const requireReplicaInEachZone: Rule = {
  id: 'HA-K8S-001',
  name: 'require-replica-in-each-zone',
  claim: 'Every service and every database has at least three replicas, or two where there are but two zones.',
  why: 'With fewer replicas than zones, the loss of one zone takes more than its share, and of a single replica all.',
  remedy: "Raise the autoscaler's minReplicas, or replicas where there is none, to at least three.",
  severity: 'error',
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/application.html (run multiple replicas)',
  *check(topology) {
    const groupsOf = nodeGroupsOf(topology);
    for (const workload of lasting(topology, ['stateless', 'quorum'])) {
      const { pod, replicas, cluster } = workload;
      const zones = isUnknown(pod) ? pod : zonesOfWorkload(pod, groupsOf(cluster));
      const needed = isUnknown(zones) ? ZONE_COUNT : Math.max(2, Math.min(ZONE_COUNT, zones.possible.length));
      const expected = `at least ${needed}, one for each zone`;
      const say = (verdict: 'holds' | 'broken' | 'unknown', seen: string) =>
        judgement({ ...workload, place: replicas.place }, { verdict, seen, expected });
      if (isUnknown(replicas.min)) yield say('unknown', `replicas unknown: ${replicas.min.unknown}`);
      else if (replicas.min < needed) yield say('broken', `${replicas.min} at the least`);
      else if (isUnknown(zones)) yield say('unknown', `${replicas.min} at the least, zones unknown: ${zones.unknown}`);
      else yield say('holds', `${replicas.min} at the least`);
    }
  },
};
