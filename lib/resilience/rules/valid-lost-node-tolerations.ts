import { judgePods, lasting, type Opinion } from '../opinion';
import type { Rule } from '../rule';
import {
  DEFAULT_SECONDS_ON_LOST_NODE,
  LOST_NODE_TAINTS,
  SECONDS_UNTIL_SILENT,
  secondsOnLostNode,
} from '../tolerations';

/** Below, a short fault of the network moves pods; above, replicas are missed for longer than need be. */
const SECONDS = { min: 10, max: 60 };

const EXPECTED = `tolerationSeconds of ${SECONDS.min} to ${SECONDS.max}`;

function opinion(seconds: number, part: string): Opinion {
  const facts = { part, expected: EXPECTED, field: 'spec.template.spec.tolerations' };
  if (seconds === Number.POSITIVE_INFINITY) return { ...facts, verdict: 'broken', severity: 'error', seen: 'for ever' };
  const seen = `${seconds} s, so replaced ${SECONDS_UNTIL_SILENT + seconds} s after the loss`;
  if (seconds === DEFAULT_SECONDS_ON_LOST_NODE) return { ...facts, verdict: 'broken', severity: 'info', seen };
  return { ...facts, verdict: seconds >= SECONDS.min && seconds <= SECONDS.max ? 'holds' : 'broken', seen };
}

export const validLostNodeTolerations: Rule = {
  id: 'HA-K8S-012',
  name: 'valid-lost-node-tolerations',
  claim: 'Pods of a service leave a lost node within a minute.',
  why: 'By default a pod stays bound to a silent node for five minutes, and a toleration without seconds keeps it there for ever.',
  remedy:
    'Tolerate node.kubernetes.io/unreachable and not-ready (NoExecute) for 30 seconds; no toleration of everything.',
  severity: 'warning',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions (v1.36)',
  check: (topology) =>
    judgePods(lasting(topology, ['stateless']), EXPECTED, function* ({ tolerations }) {
      for (const key of LOST_NODE_TAINTS) yield opinion(secondsOnLostNode(tolerations, key), key);
    }),
};
