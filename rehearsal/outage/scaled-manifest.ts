import type { KubernetesObject } from '../cluster/api';

/** Fields of manifests that hold the seconds of a controller's decision. Probes and grace periods are the kubelet's. */
const FIELDS = ['tolerationSeconds', 'minReadySeconds', 'stabilizationWindowSeconds'];

/** One field that was changed, and to what. */
export interface ScaledField {
  /** `Deployment services/service-a spec.minReadySeconds`. */
  readonly field: string;
  readonly seconds: number;
  readonly scaledTo: number;
}

/** A manifest whose seconds pass as fast as those of the cluster that it is applied to. */
export interface ScaledManifest<Manifest> {
  readonly object: Manifest;
  readonly changes: readonly ScaledField[];
}

/** Divides every field of {@link FIELDS} by the factor, rounded up, since the API takes whole seconds; all else stays. */
export function scaledManifest<Manifest extends KubernetesObject>(
  object: Manifest,
  factor: number,
): ScaledManifest<Manifest> {
  const changes: ScaledField[] = [];
  const { kind, metadata } = object;
  const id = `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`;
  const scaled = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => scaled(item, `${path}[${index}]`));
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(([key, inner]) => {
      const at = path ? `${path}.${key}` : key;
      if (!FIELDS.includes(key) || typeof inner !== 'number') return [key, scaled(inner, at)];
      const scaledTo = Math.ceil(inner / factor);
      if (scaledTo !== inner) changes.push({ field: `${id} ${at}`, seconds: inner, scaledTo });
      return [key, scaledTo];
    });
    return Object.fromEntries(entries);
  };
  return { object: scaled(object, '') as Manifest, changes };
}
