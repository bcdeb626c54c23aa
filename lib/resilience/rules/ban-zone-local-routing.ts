import { isUnknown, type Known, type KubernetesService, type Workload } from '../../topology';
import { judgement, type Opinion } from '../opinion';
import { type Placement, placements } from '../placements';
import type { Rule } from '../rule';
import { selection } from '../selection';

/** How a Service keeps requests where they are, and the pods that it then needs in each zone. */
interface LocalRouting {
  readonly how: string;
  readonly inEachZone: number;
  /** Requests stay on the node: only a daemon has a pod there. */
  readonly onEachNode: boolean;
}

const HINTS = ['service.kubernetes.io/topology-mode', 'service.kubernetes.io/topology-aware-hints'];

function localRouting(service: KubernetesService): LocalRouting | undefined {
  const { trafficDistribution, internalTrafficPolicy, externalTrafficPolicy, annotations, type } = service;
  if (internalTrafficPolicy === 'Local')
    return { how: 'internalTrafficPolicy: Local', inEachZone: 0, onEachNode: true };
  if (trafficDistribution !== undefined) {
    return { how: `trafficDistribution: ${trafficDistribution}`, inEachZone: 2, onEachNode: false };
  }
  const hint = HINTS.find((key) => /^auto$/i.test(annotations[key] ?? ''));
  if (hint) return { how: `${hint}: ${annotations[hint]}`, inEachZone: 2, onEachNode: false };
  const fromOutside = type === 'LoadBalancer' || type === 'NodePort';
  if (!fromOutside || externalTrafficPolicy !== 'Local') return undefined;
  return { how: 'externalTrafficPolicy: Local', inEachZone: 1, onEachNode: false };
}

function judge(
  { how, inEachZone, onEachNode }: LocalRouting,
  { role }: Workload,
  placement: Known<Placement>,
): Opinion {
  const expected = onEachNode ? 'a pod on every node' : `at least ${inEachZone} in each zone`;
  if (role === 'daemon') return { verdict: 'holds', seen: `${how} to a pod on every node`, expected };
  if (onEachNode) return { verdict: 'broken', seen: how, expected };
  if (isUnknown(placement)) return { verdict: 'unknown', seen: `${how}: ${placement.unknown}`, expected };
  const { fewestInAZone } = placement.worst;
  const seen = `${how} with ${fewestInAZone} in a zone at the least`;
  return { verdict: fewestInAZone >= inEachZone ? 'holds' : 'broken', seen, expected };
}

export const banZoneLocalRouting: Rule = {
  id: 'HA-K8S-050',
  name: 'ban-zone-local-routing',
  claim: 'Requests stay in their zone only where each zone has replicas enough to answer them.',
  why: 'With one replica in a zone, routing within the zone makes that replica a single point of failure and of overload.',
  remedy: 'Remove the preference, or run two replicas in each zone under a hard spread.',
  severity: 'warning',
  source:
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/4444-service-traffic-distribution (GA in v1.33)',
  *check(topology) {
    const { selectedOf } = selection(topology.services, topology.workloads);
    const placementOf = placements(topology);
    for (const service of topology.services) {
      const routing = localRouting(service);
      for (const workload of selectedOf(service)) {
        const part = workload.id;
        const opinion: Opinion = routing
          ? judge(routing, workload, placementOf(workload))
          : { verdict: 'holds', seen: 'routes to all zones', expected: 'routes to all zones' };
        yield judgement(service, { ...opinion, part });
      }
    }
  },
};
