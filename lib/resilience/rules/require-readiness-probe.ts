import type { Container } from '../../topology';
import { judgePods, lasting, type Opinion } from '../opinion';
import type { Rule } from '../rule';
import { selection } from '../selection';
import { servedContainers } from '../served-containers';

/** Longest time for which a broken pod may go on receiving requests, seconds. */
const LONGEST = 30;

const EXPECTED = `a readiness probe that notices a fault within ${LONGEST} s`;

function opinion({ name, readiness }: Container): Opinion {
  const facts = { part: name, expected: EXPECTED, field: 'spec.template.spec.containers' };
  if (!readiness) return { ...facts, verdict: 'broken', seen: 'no readiness probe' };
  const seconds = readiness.periodSeconds * readiness.failureThreshold;
  const seen = `${readiness.periodSeconds} s x ${readiness.failureThreshold} = ${seconds} s`;
  if (seconds > LONGEST) return { ...facts, verdict: 'broken', severity: 'warning', seen };
  return { ...facts, verdict: 'holds', seen };
}

export const requireReadinessProbe: Rule = {
  id: 'HA-K8S-030',
  name: 'require-readiness-probe',
  claim: 'Every container behind a Service has a readiness probe that notices a fault within half a minute.',
  why: 'Only a readiness probe takes a replica that cannot answer, for example for want of its database, out of the Service.',
  remedy: 'Add a readinessProbe with periodSeconds x failureThreshold of at most 30.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ (v1.36)',
  check(topology) {
    const { selectedBy } = selection(topology.services, topology.workloads);
    const served = lasting(topology).filter((workload) => selectedBy(workload).length > 0);
    return judgePods(served, EXPECTED, function* (pod, workload) {
      for (const container of servedContainers(pod, selectedBy(workload))) yield opinion(container);
    });
  },
};
