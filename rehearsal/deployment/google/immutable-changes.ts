import {
  type FieldsByKind,
  IMMUTABLE_ANNOTATIONS,
  IMMUTABLE_BY_DEFINITION,
  IMMUTABLE_BY_PROVIDER,
} from '../../../lib/difference';
import type { ConnectorObject } from './connector-object';

const LISTS: readonly FieldsByKind[] = [IMMUTABLE_BY_DEFINITION, IMMUTABLE_BY_PROVIDER];

/** The value at a path of keys, or nothing. */
export function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      value,
    );
}

/** The value with its keys in order, so that two that mean the same are the same text. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  );
}

/** Whether two values mean the same. */
export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/**
 * The fields that an update changes though they cannot change, as Config Connector's webhook finds them. It compares an object
 * that is updated, not one that is made anew after it was deleted.
 *
 * @see https://github.com/GoogleCloudPlatform/k8s-config-connector/blob/v1.155.0/pkg/webhook/immutable_fields_validator.go
 */
export function immutableChanges(before: ConnectorObject, after: ConnectorObject): readonly string[] {
  const fields = LISTS.flatMap((list) => list[after.kind] ?? []);
  const changed = fields.filter((field) => !isSame(valueAt(before.spec, field), valueAt(after.spec, field)));
  const [old = {}, current = {}] = [before.metadata.annotations, after.metadata.annotations];
  // an annotation that is not there yet may be added: the controller itself does so
  const annotations = IMMUTABLE_ANNOTATIONS.filter((name) => old[name] !== undefined && old[name] !== current[name]);
  return [...changed.map((field) => `spec.${field}`), ...annotations.map((name) => `metadata.annotations.${name}`)];
}
