import { isUnknown, type Known, type PodTemplate } from '../../topology';
import { isNameServer } from '../name-server';
import { isReplicated, judgement, lasting, type Opinion } from '../opinion';
import { placements } from '../placements';
import { oneGoesOn, twoReplicas } from '../redundancy';
import type { Rule } from '../rule';
import { LOST_NODE_TAINTS, secondsOnLostNode } from '../tolerations';

/** Longest time for which a controller's pod may stay bound to a lost node, seconds. */
const LONGEST = 60;

function leavesLostNodes(pod: Known<PodTemplate>): Opinion {
  const facts = { part: 'tolerations', expected: `leaves a lost node within ${LONGEST} s` };
  if (isUnknown(pod)) return { ...facts, verdict: 'unknown', seen: `pod unknown: ${pod.unknown}` };
  const seconds = Math.max(...LOST_NODE_TAINTS.map((key) => secondsOnLostNode(pod.tolerations, key)));
  const seen =
    seconds === Number.POSITIVE_INFINITY ? 'never leaves a lost node' : `leaves a lost node after ${seconds} s`;
  const severity = seconds === Number.POSITIVE_INFINITY ? 'error' : 'warning';
  return { ...facts, severity, verdict: seconds <= LONGEST ? 'holds' : 'broken', seen };
}

export const requireRedundantControllers: Rule = {
  id: 'HA-K8S-052',
  name: 'require-redundant-controllers',
  claim: 'Whatever a recovery waits for has two replicas in two zones, and leaves a lost node soon.',
  why: 'An operator lost with the zone cannot fail a database over until it is itself evicted, about six minutes later by default.',
  remedy: 'Set the replicas, the topology spread and the tolerations in the values of the chart.',
  severity: 'error',
  source: 'https://cloudnative-pg.io/documentation/current/installation_upgrade/ (one replica by default)',
  *check(topology) {
    const placementOf = placements(topology);
    for (const workload of lasting(topology, ['controller'])) {
      if (isNameServer(workload)) continue;
      yield judgement(workload, twoReplicas(workload));
      // what is wrong with a single one is told by its number
      if (isReplicated(workload)) yield judgement(workload, oneGoesOn(placementOf(workload)));
      yield judgement(workload, leavesLostNodes(workload.pod));
    }
  },
};
