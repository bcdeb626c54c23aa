import { isUnknown, type PodTemplate, type Topology, type Workload } from '../../topology';
import { isReplicated, judgement, lasting, mostReplicas, type Opinion } from '../opinion';
import { nodeGroupsOf } from '../placements';
import { rebalanced } from '../rebalancing';
import type { Rule } from '../rule';
import { hardZoneSpreads, oneInEachZone } from '../spreading';
import { worstPlacement } from '../worst-placement';
import { zonesOfWorkload } from '../zones-of-workload';

const EXPECTED = 'a descheduler whose policy moves pods that break their hard spread, these among them';

/** What may be left in one zone at the fewest replicas, over the whole range of the autoscaler. */
function afterScaleIn(topology: Topology, { cluster }: Workload, pod: PodTemplate, min: number, max: number): string {
  const groups = nodeGroupsOf(topology)(cluster);
  const zones = zonesOfWorkload(pod, groups);
  // at the maximum a zone holds the most, and a scale-in asks for no zone
  const most = isUnknown(zones) ? min : worstPlacement(max, pod, zones, groups).inOneZone;
  const left = Math.min(min, most);
  return `a scale-in from ${max} to ${min} may leave ${left} of ${min} in one zone`;
}

function opinion(topology: Topology, workload: Workload): Opinion | undefined {
  const { pod, replicas } = workload;
  const facts = { expected: EXPECTED };
  if (isUnknown(pod)) return { ...facts, verdict: 'unknown', seen: `pod unknown: ${pod.unknown}` };
  if (oneInEachZone(pod)) return { ...facts, verdict: 'holds', seen: 'no zone may hold two of them' };
  if (hardZoneSpreads(pod).length === 0) return undefined;
  const { moves, seen } = rebalanced(workload, pod, topology.rebalancers);
  if (isUnknown(moves)) return { ...facts, verdict: 'unknown', seen };
  if (moves) return { ...facts, verdict: 'holds', seen };
  const [min, max] = [replicas.min, mostReplicas(workload)];
  if (isUnknown(min) || isUnknown(max)) return { ...facts, verdict: 'broken', seen: `replicas unknown; ${seen}` };
  if (max > min)
    return { ...facts, verdict: 'broken', seen: `${afterScaleIn(topology, workload, pod, min, max)}; ${seen}` };
  return { ...facts, verdict: 'broken', severity: 'info', seen: `none comes back into a zone that returns; ${seen}` };
}

export const requireRebalancing: Rule = {
  id: 'HA-K8S-015',
  name: 'require-rebalancing',
  claim: 'Pods of a service move back when a scale-in, or the return of a zone, has left them uneven.',
  why: 'The scheduler places a pod once, and a scale-in does not ask for zones: at any number of replicas below the maximum one zone may hold most of them, or all. The next loss then takes more than a third.',
  remedy:
    'Run a descheduler with RemovePodsViolatingTopologySpreadConstraint for the pods. Where there is no autoscaler, a restart of the workload after an outage is enough. Whether RBAC lets the descheduler evict is not looked at: test it with a scale-in.',
  severity: 'warning',
  source:
    'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#known-limitations (v1.36: no guarantee when pods are removed)',
  *check(topology) {
    for (const workload of lasting(topology, ['stateless']).filter(isReplicated)) {
      const said = opinion(topology, workload);
      if (said) yield judgement(workload, said);
    }
  },
};
