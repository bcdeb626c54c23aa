/** What a template or a manifest is made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** Keys and indexes on the way to a field. */
export type Path = readonly string[];

/** The value at the path; `undefined` where there is none. */
export function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((within, key) => {
    if (isList(within)) return within[Number(key)];
    return isObject(within) && Object.hasOwn(within, key) ? within[key] : undefined;
  }, value);
}

/** A copy with another value at the path, or without the field. What is missing on the way is made. */
export function changed(value: Json | undefined, [key, ...rest]: Path, to: Json | undefined): Json | undefined {
  if (key === undefined) return to;
  if (isList(value)) {
    const index = Number(key);
    const item = changed(value[index], rest, to);
    return value.flatMap((each, position) => (position === index ? (item === undefined ? [] : [item]) : [each]));
  }
  const { [key]: before, ...others } = isObject(value) ? value : {};
  const after = changed(before, rest, to);
  return after === undefined ? others : { ...others, [key]: after };
}

/** The paths that a pattern stands for: `*` is each item of a list, or each key of an object. */
export function paths(value: Json | undefined, [key, ...rest]: Path, before: Path = []): readonly Path[] {
  if (key === undefined) return [before];
  const keys = key === '*' ? Object.keys(isList(value) || isObject(value) ? value : {}) : [key];
  return keys.flatMap((one) => paths(at(value, [one]), rest, [...before, one]));
}
