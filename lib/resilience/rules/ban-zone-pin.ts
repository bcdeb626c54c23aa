import type { PodTemplate, Requirement } from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { judgePods, lasting } from '../opinion';
import type { Rule } from '../rule';
import { ZONE_KEY } from '../topology-keys';

const EXPECTED = `at least ${ZONE_COUNT} zones, and no single node`;

/** Zones that one term of a node affinity names; `undefined`: any. */
function zonesOfTerm(term: readonly Requirement[]): readonly string[] | undefined {
  const named = term.filter(({ key, operator }) => key === ZONE_KEY && operator === 'In').map(({ values }) => values);
  return named.length === 0 ? undefined : named.reduce((both, values) => both.filter((each) => values.includes(each)));
}

function* pins(pod: PodTemplate): Iterable<{ readonly seen: string; readonly field: string }> {
  const field = (name: string) => `spec.template.spec.${name}`;
  const zone = pod.nodeSelector[ZONE_KEY];
  if (zone !== undefined) yield { seen: `nodeSelector of zone ${zone}`, field: field('nodeSelector') };
  const terms = pod.nodeAffinity.map(zonesOfTerm);
  const named = new Set(terms.flatMap((zones) => zones ?? []));
  if (terms.length > 0 && terms.every((zones) => zones !== undefined) && named.size < ZONE_COUNT) {
    yield { seen: `node affinity to ${[...named].join(', ') || 'no zone'}`, field: field('affinity.nodeAffinity') };
  }
  if (pod.nodeName !== undefined) yield { seen: `node ${pod.nodeName}`, field: field('nodeName') };
  if (pod.hostPaths.length > 0) {
    yield { seen: `${pod.hostPaths.join(', ')} of its node`, field: field('volumes') };
  }
}

export const banZonePin: Rule = {
  id: 'HA-K8S-013',
  name: 'ban-zone-pin',
  claim: 'No workload is bound to a zone, to a node or to the disk of a node.',
  why: 'What may only be in one place is gone with it, whatever its replicas.',
  remedy: 'Remove the selector or name all zones; keep data in volumes that a claim asks for.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ (v1.36)',
  check: (topology) =>
    judgePods(lasting(topology), EXPECTED, function* (pod) {
      const found = [...pins(pod)];
      if (found.length === 0) yield { verdict: 'holds', seen: 'no pin', expected: EXPECTED };
      for (const { seen, field } of found) yield { verdict: 'broken', seen, expected: EXPECTED, part: field, field };
    }),
};
