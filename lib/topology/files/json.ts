/** What JSON, and YAML without tags of its own, can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** Deeper files are refused: no output is, and whatever walks them would run out of stack. */
const DEEPEST = 100;

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at the key; an empty one where none stands. */
export function objectAt(value: Json | undefined, key: string): JsonObject {
  const found = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isJsonObject(found) ? found : {};
}

/** The text at the key; `undefined` where none stands. */
export function stringAt(value: Json | undefined, key: string): string | undefined {
  const found = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** Texts of an object, such as labels: what is no text is left out. */
export function texts(value: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/**
 * The value, once it is known to be shallow enough to be walked.
 *
 * @throws when it is nested deeper than 100 levels
 */
export function shallow(value: Json): Json {
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw new Error(`is nested deeper than ${DEEPEST} levels`);
    level = level.flatMap((one) =>
      typeof one === 'object' && one !== null ? (Object.values(one) as readonly Json[]) : [],
    );
  }
  return value;
}
