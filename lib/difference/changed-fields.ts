import type { Value } from '../topology';

/** A field that is not what it was; nothing stands where `before` or `after` is undefined. */
export interface ChangedField {
  /** Its path, e.g. `spec.template.spec.containers.0.image`. Empty for the value itself. */
  readonly path: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

type Branch = { readonly [key: string]: Value };

/** The steps below a value: keys of an object, places of a list. */
function branch(value: Value | undefined): Branch | undefined {
  return typeof value === 'object' && value !== null ? (value as Branch) : undefined;
}

/**
 * The fields in which two values differ, as deep as both have a place for them, in the order of their keys. Elements of
 * lists are compared by their place: one that is put in front makes all behind it differ.
 */
export function changedFields(before: Value | undefined, after: Value | undefined, path = ''): readonly ChangedField[] {
  const [old, current] = [branch(before), branch(after)];
  if (old === undefined || current === undefined || Array.isArray(old) !== Array.isArray(current)) {
    return before === after ? [] : [{ path, before, after }];
  }
  const keys = [...new Set([...Object.keys(old), ...Object.keys(current)])];
  const at = (value: Branch, key: string) => (Object.hasOwn(value, key) ? value[key] : undefined);
  return keys.flatMap((key) => changedFields(at(old, key), at(current, key), path === '' ? key : `${path}.${key}`));
}
