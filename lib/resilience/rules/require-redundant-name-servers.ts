import { isUnknown, type PodTemplate } from '../../topology';
import { isNameServer } from '../name-server';
import { isReplicated, judgement, lasting, type Opinion } from '../opinion';
import { placements } from '../placements';
import { oneGoesOn, twoReplicas } from '../redundancy';
import type { Rule } from '../rule';
import { selection } from '../selection';
import { hardZoneSpreads } from '../spreading';

function* recoverable(pod: PodTemplate): Iterable<Opinion> {
  for (const { honorTaints } of hardZoneSpreads(pod)) {
    const seen = `nodeTaintsPolicy: ${honorTaints ? 'Honor' : 'Ignore'}`;
    yield { part: 'recovery', expected: 'nodeTaintsPolicy: Honor', seen, verdict: honorTaints ? 'holds' : 'broken' };
  }
}

export const requireRedundantNameServers: Rule = {
  id: 'HA-K8S-053',
  name: 'require-redundant-name-servers',
  claim: "The cluster's name servers outlive any zone: two or more in different zones, with a budget.",
  why: 'Without names no program of the cluster finds another: all services fail with the name servers.',
  remedy: 'Set replicaCount, topologySpreadConstraints with nodeTaintsPolicy: Honor and the budget of the add-on.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/zone-shift.html (CoreDNS)',
  *check(topology) {
    const placementOf = placements(topology);
    const { selectedBy } = selection(topology.budgets, topology.workloads);
    for (const workload of lasting(topology).filter(isNameServer)) {
      const opinions = [twoReplicas(workload)];
      if (isReplicated(workload)) opinions.push(oneGoesOn(placementOf(workload)));
      if (!isUnknown(workload.pod)) {
        opinions.push(...recoverable(workload.pod));
        const seen = selectedBy(workload)
          .map(({ id }) => id)
          .join(', ');
        const verdict = seen ? 'holds' : 'broken';
        opinions.push({ part: 'budget', verdict, seen: seen || 'no budget', expected: 'a PodDisruptionBudget' });
      }
      for (const opinion of opinions) yield judgement(workload, opinion);
    }
  },
};
