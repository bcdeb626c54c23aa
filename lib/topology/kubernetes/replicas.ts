import { isUnknown, type Known } from '../model/known';
import type { Place } from '../model/place';
import type { Resource } from '../model/resource';
import type { Workload } from '../model/workload';
import { knownOr, numberAt, textAt } from '../value/field';

/** Bounds that an autoscaler keeps. */
export interface Bounds {
  readonly min: Known<number>;
  readonly max: Known<number>;
  readonly place: Place;
}

const AUTOSCALER = /^(autoscaling\/v[^ ]+ HorizontalPodAutoscaler|keda\.sh\/v[^ ]+ ScaledObject)$/;

const text = (resource: Resource, path: string, otherwise: string): string =>
  knownOr(textAt(resource.properties, path), otherwise);

const key = (cluster: string | undefined, kind: string, namespace: string | undefined, name: string): string =>
  `${cluster} ${kind} ${namespace}/${name}`;

function bounds({ type, properties, place }: Resource): Bounds {
  const keda = type.endsWith('ScaledObject');
  return keda
    ? {
        // KEDA goes down to nothing unless it is told otherwise. @see KEDA v2.17, ScaledObject specification
        min: numberAt(properties, 'spec.minReplicaCount') ?? 0,
        max: numberAt(properties, 'spec.maxReplicaCount') ?? 100,
        place: { ...place, field: 'spec.minReplicaCount' },
      }
    : {
        // @see Kubernetes API v1.36, HorizontalPodAutoscalerSpec: minReplicas defaults to 1
        min: numberAt(properties, 'spec.minReplicas') ?? 1,
        max: numberAt(properties, 'spec.maxReplicas') ?? 1,
        place: { ...place, field: 'spec.minReplicas' },
      };
}

/** Bounds of autoscalers by what they scale; KEDA's, which makes an autoscaler of its own, go before others. */
export function autoscalers(resources: readonly Resource[]): ReadonlyMap<string, Bounds> {
  const found = resources.filter(({ type }) => AUTOSCALER.test(type));
  const kedaLast = [...found].sort((one, other) => Number(one.type > other.type) - Number(one.type < other.type));
  return new Map(
    kedaLast.map((resource) => {
      const kind = text(resource, 'spec.scaleTargetRef.kind', 'Deployment');
      const name = text(resource, 'spec.scaleTargetRef.name', '');
      return [key(resource.cluster, kind, resource.namespace, name), bounds(resource)];
    }),
  );
}

/** Replicas of a workload: what its autoscaler keeps, else what is declared, else 1. */
export function replicasOf(
  resource: Resource,
  kind: string,
  field: string,
  scalers: ReadonlyMap<string, Bounds>,
): Workload['replicas'] {
  const scaled = scalers.get(key(resource.cluster, kind, resource.namespace, resource.name));
  if (scaled) return scaled;
  const declared = numberAt(resource.properties, field) ?? 1;
  return { min: declared, max: declared, place: { ...resource.place, field } };
}

/** Fewest replicas, where they are known. */
export const fewest = ({ min }: Workload['replicas']): number | undefined => (isUnknown(min) ? undefined : min);
