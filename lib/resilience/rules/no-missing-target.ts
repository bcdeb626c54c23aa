import { isUnknown, type Resource, type Topology, textAt, type Workload } from '../../topology';
import { judgement, type Opinion } from '../opinion';
import type { Rule } from '../rule';
import { selection } from '../selection';

interface Selecting {
  readonly id: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly place: Workload['place'];
}

const namespaceOf = ({ cluster, namespace }: Pick<Selecting, 'cluster' | 'namespace'>) => `${cluster}\n${namespace}`;

/** Namespaces in which pods run whose labels the files do not tell: of charts, and of operators, which add labels. */
const untoldNamespaces = ({ workloads }: Topology): ReadonlySet<string> =>
  new Set(workloads.filter(({ pod, origin }) => isUnknown(pod) || origin.kind !== 'manifest').map(namespaceOf));

function judgeSelected(workloads: readonly Workload[], untold: boolean): Opinion {
  const expected = 'pods of a workload of its namespace';
  const seen = workloads.map(({ id }) => id).join(', ');
  if (seen) return { verdict: 'holds', seen, expected };
  if (untold) return { verdict: 'unknown', seen: 'no pod of which the labels are known', expected };
  return { verdict: 'broken', seen: 'no pod', expected };
}

function judgeScaled({ properties, namespace }: Resource, workloads: ReadonlySet<string>): Opinion {
  const expected = 'a workload of its namespace';
  const [kind, name] = ['kind', 'name'].map((key) => textAt(properties, ['spec', 'scaleTargetRef', key]));
  if (kind === undefined || name === undefined) return { verdict: 'broken', seen: 'no scaleTargetRef', expected };
  if (isUnknown(kind) || isUnknown(name))
    return { verdict: 'unknown', seen: 'a scaleTargetRef that cannot be told', expected };
  const id = `${kind} ${namespace ?? 'default'}/${name}`;
  if (workloads.has(id)) return { verdict: 'holds', seen: id, expected };
  // what an operator or a chart makes may have any kind
  const plain = kind === 'Deployment' || kind === 'StatefulSet' || kind === 'ReplicaSet';
  return { verdict: plain ? 'broken' : 'unknown', seen: `${id} is not in the files`, expected };
}

export const noMissingTarget: Rule = {
  id: 'HA-K8S-055',
  name: 'no-missing-target',
  claim: 'Every Service, disruption budget and autoscaler has something that it is about.',
  why: 'A selector that matches nothing protects nothing and serves nothing, and nobody is told.',
  remedy: 'Make the selector match the labels of the pod template, or scaleTargetRef the name of the workload.',
  severity: 'error',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/ (v1.36)',
  *check(topology) {
    const untold = untoldNamespaces(topology);
    const services = topology.services.filter(({ selector }) => selector !== undefined);
    const served = selection(services, topology.workloads);
    const guarded = selection(topology.budgets, topology.workloads);
    for (const each of services)
      yield judgement(each, judgeSelected(served.selectedOf(each), untold.has(namespaceOf(each))));
    for (const each of topology.budgets) {
      yield judgement(each, judgeSelected(guarded.selectedOf(each), untold.has(namespaceOf(each))));
    }
    const workloads = new Set(topology.workloads.map(({ id }) => id));
    for (const resource of topology.resources) {
      if (/^autoscaling\/\S+ HorizontalPodAutoscaler$/.test(resource.type)) {
        yield judgement(resource, judgeScaled(resource, workloads));
      }
    }
  },
};
