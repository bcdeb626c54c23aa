import { isUnknown } from '../model/known';
import type { Requirement, Selector } from '../model/pod';
import type { Value } from '../model/resource';
import { entriesAt, type FieldPath, itemsAt, knownOr, textAt, valueAt } from '../value/field';

const OPERATORS: readonly Requirement['operator'][] = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];

/** Selects no pod at all, as an absent selector of a budget or a spread constraint does. */
export const SELECTS_NOTHING: Selector = [{ key: '', operator: 'In', values: [] }];

/** One label with one value. */
export const labelled = (key: string, value: string): Requirement => ({ key, operator: 'In', values: [value] });

/** Selects what has all of these labels. */
export const labelsSelector = (labels: Readonly<Record<string, string>>): Selector =>
  Object.entries(labels)
    .map(([key, value]) => labelled(key, value))
    .sort((one, other) => (one.key < other.key ? -1 : 1));

/** Requirements from labels and their values, sorted by key; a value that the deploy knows matches nothing for certain. */
export function matchLabels(value: Value | undefined, path: FieldPath): Selector {
  return entriesAt(value, path)
    .map(([key, text]) =>
      typeof text === 'string' ? labelled(key, text) : { key, operator: 'In' as const, values: [] },
    )
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** The requirements of a list of expressions; one that is written wrongly matches nothing. */
export function expressions(value: Value | undefined, path: FieldPath): readonly Requirement[] {
  return itemsAt(value, path).map((item): Requirement => {
    const operator = OPERATORS.find((one) => one === textAt(item, 'operator'));
    const values = itemsAt(item, 'values').map((one) => knownOr(textAt(one, []), ''));
    return operator === undefined
      ? { key: '', operator: 'In', values: [] }
      : { key: knownOr(textAt(item, 'key'), ''), operator, values };
  });
}

/** A label selector; an absent one selects nothing. @see Kubernetes API v1.36, LabelSelector */
export function selectorAt(value: Value | undefined, path: FieldPath): Selector {
  const found = valueAt(value, path);
  if (found === undefined || (typeof found === 'object' && found !== null && isUnknown(found))) return SELECTS_NOTHING;
  return [...matchLabels(found, 'matchLabels'), ...expressions(found, 'matchExpressions')];
}

/** Whether labels satisfy a selector. */
export function selects(selector: Selector, labels: Readonly<Record<string, string>>): boolean {
  return selector.every(({ key, operator, values }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    if (operator === 'NotIn') return value === undefined || !values.includes(value);
    return operator === 'In' && value !== undefined && values.includes(value);
  });
}
