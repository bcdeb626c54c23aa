import { isUnknown } from '../model/known';
import type { Value } from '../model/resource';
import { isReference } from '../value/field';

const scalar = (value: Value): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** A value as it appears within a text: what only the deploy knows stays visible as `${...}`. */
export function placeholder(value: Value): string {
  if (scalar(value)) return String(value);
  if (isReference(value)) return `\${${value.reference}${value.attribute === undefined ? '' : `.${value.attribute}`}}`;
  // braces within would end the placeholder
  const why = typeof value === 'object' && isUnknown(value) ? value.unknown : JSON.stringify(value);
  return `\${${why.replaceAll(/[{}]/g, '')}}`;
}

/** Texts and tokens put together; the token itself where nothing else is there. */
export function joined(pieces: readonly Value[], delimiter: string): Value {
  const [only, ...others] = pieces.filter((piece) => delimiter !== '' || piece !== '');
  if (only !== undefined && others.length === 0) return scalar(only) ? String(only) : only;
  return pieces.map(placeholder).join(delimiter);
}

/** Whether the deploy alone knows a part of it. */
export function isTold(value: Value | undefined): value is string | number | boolean {
  return value !== undefined && scalar(value) && !/\$\{[^}]*\}/.test(String(value));
}
