import { type Container, isUnknown } from '../../topology';
import { judgePods, type Opinion } from '../opinion';
import type { Rule } from '../rule';

const EXPECTED = 'requests of CPU and memory';

function opinion({ name, requests }: Container): Opinion {
  const asked = { CPU: requests.millicores, memory: requests.bytes };
  const missing = Object.entries(asked).flatMap(([kind, amount]) => (amount === undefined ? [kind] : []));
  const facts = { part: name, expected: EXPECTED, field: 'spec.template.spec.containers' };
  if (missing.length > 0) return { ...facts, verdict: 'broken', seen: `no request of ${missing.join(' and ')}` };
  const doubt = Object.values(asked).find((amount) => amount !== undefined && isUnknown(amount));
  return doubt
    ? { ...facts, verdict: 'unknown', seen: 'requests that cannot be told' }
    : { ...facts, verdict: 'holds', seen: EXPECTED };
}

export const requireResourceRequests: Rule = {
  id: 'HA-K8S-014',
  name: 'require-resource-requests',
  claim: 'Every container says how much CPU and memory it needs.',
  why: 'The scheduler packs what asks for nothing on any node, so nobody can say whether the surviving zones have room.',
  remedy: 'Set resources.requests of cpu and memory on each container.',
  severity: 'warning',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ (v1.36)',
  check: ({ workloads }) =>
    judgePods(workloads, EXPECTED, function* ({ containers }) {
      for (const container of containers) yield opinion(container);
    }),
};
