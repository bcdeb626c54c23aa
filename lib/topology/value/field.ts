import { isUnknown, type Known, unknown } from '../model/known';
import type { Reference, Value } from '../model/resource';

/** A way through objects and lists: `spec.ports.0.name`, or its steps where a key holds dots. */
export type FieldPath = string | readonly string[];

const PLACEHOLDER = /\$\{[^}]*\}/;

const isObject = (value: Value | undefined): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the value points at another resource. */
export function isReference(value: Value | undefined): value is Reference {
  return isObject(value) && typeof value.reference === 'string';
}

const isOpaque = (value: Value | undefined): boolean =>
  isObject(value) && (typeof value.unknown === 'string' || typeof value.reference === 'string');

function step(value: Value, key: string): Value | undefined {
  // what a token stands for has fields that nobody can see
  if (isOpaque(value)) return isReference(value) ? unknown(`a field of ${value.reference}`) : value;
  if (Array.isArray(value)) return (value as readonly Value[])[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What stands at the path. @returns `undefined` where nothing stands, or null */
export function valueAt(value: Value | undefined, path: FieldPath): Value | undefined {
  let found = value;
  for (const key of typeof path === 'string' ? path.split('.') : path) {
    if (found === undefined || found === null) return undefined;
    found = step(found, key);
  }
  return found ?? undefined;
}

const told = (value: Value): string =>
  isReference(value) ? `${value.reference}${value.attribute ? `.${value.attribute}` : ''}` : JSON.stringify(value);

const pathText = (path: FieldPath): string => (typeof path === 'string' ? path : path.join('.'));

function factAt<Fact>(
  value: Value | undefined,
  path: FieldPath,
  read: (found: Value) => Fact | undefined,
  kind: string,
): Known<Fact> | undefined {
  const found = valueAt(value, path);
  if (found === undefined) return undefined;
  if (isUnknown(found)) return found;
  if (typeof found === 'string' && PLACEHOLDER.test(found)) return unknown(`${found} is known at the deploy only`);
  if (isReference(found)) return unknown(`${told(found)} is known at the deploy only`);
  return read(found) ?? unknown(`'${pathText(path)}' is no ${kind}: ${told(found)}`);
}

function asText(value: Value): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function asNumber(value: Value): number | undefined {
  // CloudFormation takes numbers and booleans written as text
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function asFlag(value: Value): boolean | undefined {
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return typeof value === 'boolean' ? value : undefined;
}

/** The text at the path, numbers and booleans as text. @returns `undefined` where nothing stands */
export function textAt(value: Value | undefined, path: FieldPath): Known<string> | undefined {
  return factAt(value, path, asText, 'text');
}

/** The number at the path, also one written as text. @returns `undefined` where nothing stands */
export function numberAt(value: Value | undefined, path: FieldPath): Known<number> | undefined {
  return factAt(value, path, asNumber, 'number');
}

/** The boolean at the path, also one written as text. @returns `undefined` where nothing stands */
export function flagAt(value: Value | undefined, path: FieldPath): Known<boolean> | undefined {
  return factAt(value, path, asFlag, 'true or false');
}

/** The list at the path. @returns `undefined` where nothing stands */
export function listAt(value: Value | undefined, path: FieldPath): Known<readonly Value[]> | undefined {
  return factAt(value, path, (found) => (Array.isArray(found) ? (found as readonly Value[]) : undefined), 'list');
}

/** The entries of the list at the path; none when it is absent or unknown. */
export function itemsAt(value: Value | undefined, path: FieldPath): readonly Value[] {
  const list = listAt(value, path);
  return list === undefined || isUnknown(list) ? [] : list;
}

/** The reference at the path, if one stands there. */
export function referenceAt(value: Value | undefined, path: FieldPath): Reference | undefined {
  const found = valueAt(value, path);
  return isReference(found) ? found : undefined;
}

/** Keys and values of the object at the path, in the order of the file; none when it is absent or unknown. */
export function entriesAt(value: Value | undefined, path: FieldPath): readonly (readonly [string, Value])[] {
  const found = valueAt(value, path);
  return isObject(found) && !isOpaque(found) ? Object.entries(found) : [];
}

/** The fact, or `otherwise` where it is unknown or absent. */
export function knownOr<Fact, Other>(fact: Known<Fact> | undefined, otherwise: Other): Fact | Other {
  return fact === undefined || isUnknown(fact) ? otherwise : fact;
}
