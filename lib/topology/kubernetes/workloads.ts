import { isUnknown, type Known, unknown } from '../model/known';
import type { PodTemplate, Selector } from '../model/pod';
import type { Resource, Value } from '../model/resource';
import type { Rollout, Workload } from '../model/workload';
import { valueAt } from '../value/field';
import { claimTemplates } from './claims';
import { podTemplate } from './pod-template';
import { autoscalers, type Bounds, fewest, replicasOf } from './replicas';
import { roleOf } from './role';
import { deploymentRollout, orderedRollout } from './rollout';
import { labelsSelector, SELECTS_NOTHING, selectorAt } from './selector';

/** Where a kind keeps its number of pods and their template. */
interface Kind {
  readonly replicas: string;
  readonly template: string;
  readonly rollout: (spec: Value, replicas: number | undefined) => Rollout;
}

/** Its pods are not replaced by a rollout. */
const REPLACED: Rollout = { type: 'Recreate', maxSurge: 0, maxUnavailable: 1 };

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['apps/v1 Deployment', { replicas: 'spec.replicas', template: 'spec.template', rollout: deploymentRollout }],
  ['apps/v1 ReplicaSet', { replicas: 'spec.replicas', template: 'spec.template', rollout: () => REPLACED }],
  ['apps/v1 StatefulSet', { replicas: 'spec.replicas', template: 'spec.template', rollout: orderedRollout }],
  ['apps/v1 DaemonSet', { replicas: '', template: 'spec.template', rollout: orderedRollout }],
  ['batch/v1 Job', { replicas: 'spec.parallelism', template: 'spec.template', rollout: () => REPLACED }],
  [
    'batch/v1 CronJob',
    {
      replicas: 'spec.jobTemplate.spec.parallelism',
      template: 'spec.jobTemplate.spec.template',
      rollout: () => REPLACED,
    },
  ],
  ['v1 Pod', { replicas: '', template: '', rollout: () => REPLACED }],
]);

/** Annotation by which an author says how many replicas must serve. */
const NEED = 'resilience.trizone.dev/min-available';

function declaredNeed({ annotations, place }: Resource): Workload['declaredNeed'] {
  const text = Object.hasOwn(annotations, NEED) ? annotations[NEED] : undefined;
  const count = text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
  return count === undefined ? undefined : { count, place: { ...place, field: `metadata.annotations.${NEED}` } };
}

function replicas(resource: Resource, kind: string, field: string, scalers: ReadonlyMap<string, Bounds>) {
  const { place } = resource;
  if (kind === 'DaemonSet') return { min: 0, max: 0, place };
  return kind === 'Pod' ? { min: 1, max: 1, place } : replicasOf(resource, kind, field, scalers);
}

/** A Job and a bare pod have no selector of their own: their labels tell. */
function selectorOf(spec: Value, pod: Known<PodTemplate>): Selector {
  if (valueAt(spec, 'selector') !== undefined) return selectorAt(spec, 'selector');
  return isUnknown(pod) ? SELECTS_NOTHING : labelsSelector(pod.labels);
}

function workload(resource: Resource, how: Kind, scalers: ReadonlyMap<string, Bounds>): Workload {
  const { properties, place, cluster = '', namespace = 'default', name, id } = resource;
  const kind = resource.type.split(' ')[1] ?? '';
  const spec = valueAt(properties, 'spec') ?? {};
  const template = how.template === '' ? properties : valueAt(properties, how.template);
  const pod =
    template === undefined
      ? unknown('the workload has no pod template')
      : podTemplate(template, { ...place, ...(how.template !== '' && { field: how.template }) });
  const count = replicas(resource, kind, how.replicas, scalers);
  const need = declaredNeed(resource);
  return {
    id,
    kind,
    namespace,
    name,
    cluster,
    place,
    origin: { kind: 'manifest' },
    role: roleOf(kind, valueAt(template, 'spec') ?? {}, pod),
    replicas: count,
    selector: selectorOf(spec, pod),
    pod,
    rollout: how.rollout(spec, fewest(count)),
    claims: claimTemplates(spec, place),
    ...(need && { declaredNeed: need }),
  };
}

/** Workloads that are declared by manifests. A ReplicaSet or a pod that another one owns is part of it. */
export function workloads(resources: readonly Resource[]): readonly Workload[] {
  const scalers = autoscalers(resources);
  return resources.flatMap((resource) => {
    const how = resource.platform === 'kubernetes' ? KINDS.get(resource.type) : undefined;
    const owned = valueAt(resource.properties, 'metadata.ownerReferences.0') !== undefined;
    return how && !owned ? [workload(resource, how, scalers)] : [];
  });
}
