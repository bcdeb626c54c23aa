import { isUnknown, type Known, type PodTemplate } from '../../topology';
import { judgePods, lasting, type Opinion } from '../opinion';
import type { Rule } from '../rule';
import { selection } from '../selection';
import { servedContainers } from '../served-containers';

/** Seconds until load balancers and proxies have taken a pod that stops out. */
const LEAD = 5;

const EXPECTED = `a preStop of at least ${LEAD} s within terminationGracePeriodSeconds`;

const FIELD = 'spec.template.spec.terminationGracePeriodSeconds';

function waits(preStop: Known<number> | undefined, { gracePeriodSeconds }: PodTemplate): Omit<Opinion, 'expected'> {
  if (preStop === undefined) return { verdict: 'broken', seen: 'no preStop' };
  if (isUnknown(preStop)) return { verdict: 'unknown', seen: `preStop unknown: ${preStop.unknown}` };
  const holds = preStop >= LEAD && gracePeriodSeconds > preStop;
  return { verdict: holds ? 'holds' : 'broken', seen: `preStop ${preStop} s, grace period ${gracePeriodSeconds} s` };
}

export const requireGracefulStop: Rule = {
  id: 'HA-K8S-032',
  name: 'require-graceful-stop',
  claim: 'A replica that stops goes on serving until the load balancers have left it, and then has time to finish.',
  why: 'In a recovery pods move: one that stops at once fails the requests that are still sent to it.',
  remedy: 'Add a preStop sleep of at least 5 s, a longer grace period, and no longer deregistration delay than that.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/load-balancing.html (availability and pod lifecycle)',
  check(topology) {
    const { selectedBy } = selection(topology.services, topology.workloads);
    const delays = new Map<string, number>();
    for (const { targets, deregistrationSeconds = 0 } of topology.loadBalancers) {
      for (const { service } of targets) delays.set(service, Math.max(delays.get(service) ?? 0, deregistrationSeconds));
    }
    const served = lasting(topology, ['stateless']).filter((workload) => selectedBy(workload).length > 0);
    return judgePods(served, EXPECTED, function* (pod, workload) {
      const services = selectedBy(workload);
      for (const { name, preStopSeconds } of servedContainers(pod, services)) {
        yield { ...waits(preStopSeconds, pod), expected: EXPECTED, part: name, field: FIELD };
      }
      const delay = Math.max(0, ...services.map(({ namespace, name }) => delays.get(`${namespace}/${name}`) ?? 0));
      if (delay === 0) return;
      yield {
        verdict: delay <= pod.gracePeriodSeconds ? 'holds' : 'broken',
        seen: `deregistration delay ${delay} s, grace period ${pod.gracePeriodSeconds} s`,
        expected: 'a deregistration delay within the grace period',
        part: 'deregistration delay',
        field: FIELD,
      };
    });
  },
};
