import type { Value } from '../model/resource';
import { isReference } from '../value/field';

const isObject = (value: Value): value is { readonly [field: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isReference(value);

const KINDS = {
  anything: () => true,
  labels: (value: Value) => isObject(value) && Object.values(value).every((text) => typeof text === 'string'),
  text: (value: Value) => typeof value === 'string',
  flag: (value: Value) => typeof value === 'boolean',
  count: (value: Value) => Number.isSafeInteger(value) && Number(value) >= 0,
};

/** What may stand in a field: a scalar, texts by key, anything, a list of one shape, or an object of these fields alone. */
export type Shape = keyof typeof KINDS | readonly [Shape] | { readonly [field: string]: Shape };

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/**
 * The first field that the shape does not have, or whose value is of another kind; null is as good as nothing.
 *
 * @returns its path from `path` on, e.g. `args.minPodAge`
 */
export function fieldNotRead(value: Value | undefined, shape: Shape, path: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof shape === 'string') return KINDS[shape](value) ? undefined : path;
  if (Array.isArray(shape)) {
    const [each] = shape as readonly [Shape];
    if (!isList(value)) return path;
    return value
      .map((item, index) => fieldNotRead(item, each, `${path}[${index}]`))
      .find((found) => found !== undefined);
  }
  if (!isObject(value)) return path;
  const fields = shape as { readonly [field: string]: Shape };
  return Object.entries(value)
    .map(([key, item]) => {
      const inner = path === '' ? key : `${path}.${key}`;
      return Object.hasOwn(fields, key) ? fieldNotRead(item, fields[key] as Shape, inner) : inner;
    })
    .find((found) => found !== undefined);
}
