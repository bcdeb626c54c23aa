import { isUnknown, type Resource, type Workload } from '../../topology';
import { judgement, type Opinion } from '../opinion';
import type { Rule } from '../rule';
import { LOST_NODE_TAINTS, SECONDS_UNTIL_SILENT, secondsOnLostNode } from '../tolerations';

/** Annotation by which an author says how long a workload may be away, seconds. */
const RECOVERY_SECONDS = 'resilience.trizone.dev/recovery-seconds';

const seconds = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : undefined);

/** Seconds from which on a replacement may start, when nothing else holds it up. */
function downtime({ pod, kind }: Workload): number | undefined {
  if (isUnknown(pod)) return undefined;
  if (kind !== 'Deployment') return Number.POSITIVE_INFINITY;
  const { containers, tolerations } = pod;
  const start = Math.max(0, ...containers.map(({ readiness }) => readiness?.initialDelaySeconds ?? 0));
  return SECONDS_UNTIL_SILENT + Math.max(...LOST_NODE_TAINTS.map((key) => secondsOnLostNode(tolerations, key))) + start;
}

function judge(workload: Workload, declared: string | undefined): Opinion {
  const away = downtime(workload);
  const least =
    away === undefined
      ? 'pod unknown'
      : Number.isFinite(away)
        ? `away for ${away} s at the least`
        : 'away until its node is back';
  const field = `metadata.annotations['${RECOVERY_SECONDS}']`;
  if (declared === undefined) {
    return { verdict: 'broken', seen: `${least}, nothing declared`, expected: `annotation ${RECOVERY_SECONDS}`, field };
  }
  const allowed = seconds(declared);
  if (allowed === undefined) {
    return { verdict: 'broken', seen: `'${declared}'`, expected: 'whole seconds, e.g. "300"', field };
  }
  const expected = `at most ${allowed} s, as declared`;
  if (away === undefined) return { verdict: 'unknown', seen: least, expected, field };
  return { verdict: away <= allowed ? 'holds' : 'broken', seen: least, expected, field };
}

export const validSingletonDowntime: Rule = {
  id: 'HA-K8S-056',
  name: 'valid-singleton-downtime',
  claim: 'An intended singleton says how long it may be away, and may come back within that time.',
  why: 'A single replica is away from the loss of its zone until a node takes its replacement: a minute at best, six by default.',
  remedy: `Shorten its tolerations, or declare a longer time by the annotation ${RECOVERY_SECONDS}.`,
  severity: 'warning',
  source: 'https://kubernetes.io/docs/concepts/architecture/nodes/#node-status (v1.36)',
  *check(topology) {
    const declared = new Map(
      topology.resources.map(({ id, annotations }: Resource) => [id, annotations[RECOVERY_SECONDS]]),
    );
    for (const workload of topology.workloads) {
      const intended = workload.declaredNeed?.count === 0 && workload.replicas.min === 1;
      if (intended && workload.role !== 'daemon' && workload.role !== 'batch') {
        yield judgement(workload, judge(workload, declared.get(workload.id)));
      }
    }
  },
};
