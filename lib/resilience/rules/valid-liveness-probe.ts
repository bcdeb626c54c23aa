import type { Container, Probe } from '../../topology';
import { judgePods, lasting, type Opinion } from '../opinion';
import type { Rule } from '../rule';

/** Longest initial delay for which a startup probe is not the better way, seconds. */
const LONGEST_DELAY = 60;

const EXPECTED = 'a liveness probe that asks less than the readiness probe, and more patiently';

const seconds = ({ periodSeconds, failureThreshold }: Probe): number => periodSeconds * failureThreshold;

function fault({ liveness, readiness, startup }: Container): string | undefined {
  if (!liveness) return undefined;
  // an open port says no more than that the process lives, so both may ask for it
  if (readiness?.how === 'httpGet' && liveness.how === 'httpGet' && readiness.target === liveness.target) {
    return `both ask ${liveness.target}`;
  }
  if (readiness && seconds(liveness) <= seconds(readiness)) {
    return `killed after ${seconds(liveness)} s, unready only after ${seconds(readiness)} s`;
  }
  if (liveness.initialDelaySeconds > LONGEST_DELAY && !startup) {
    return `initialDelaySeconds ${liveness.initialDelaySeconds} without a startup probe`;
  }
  return undefined;
}

function opinion(container: Container): Opinion {
  const found = fault(container);
  const facts = { part: container.name, expected: EXPECTED, field: 'spec.template.spec.containers' };
  return { ...facts, verdict: found ? 'broken' : 'holds', seen: found ?? 'less and more patient' };
}

export const validLivenessProbe: Rule = {
  id: 'HA-K8S-031',
  name: 'valid-liveness-probe',
  claim: 'A liveness probe asks for less than the readiness probe and gives up later.',
  why: 'A liveness probe that fails with a dependency turns the failover of a database into a storm of restarts.',
  remedy: 'Let liveness ask another path that touches nothing but the process, with a longer period x threshold.',
  severity: 'warning',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ (v1.36)',
  check: (topology) =>
    judgePods(lasting(topology), EXPECTED, function* ({ containers }) {
      for (const container of containers) if (container.liveness) yield opinion(container);
    }),
};
