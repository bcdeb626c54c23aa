import type { Requirement, Selector } from '../topology';

const isLess = (a: string | undefined, b: string | undefined): boolean =>
  [a, b].every((each) => each !== undefined && /^-?\d+$/.test(each)) && Number(a) < Number(b);

/** Whether one requirement holds for the value of its label; `undefined`: there is no such label. */
export function satisfies({ operator, values }: Requirement, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return isLess(values[0], value);
    case 'Lt':
      return isLess(value, values[0]);
  }
}

/**
 * Whether the selector selects something with these labels.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ (v1.36)
 */
export function selects(selector: Selector, labels: Readonly<Record<string, string>>): boolean {
  return selector.every((requirement) => satisfies(requirement, labels[requirement.key]));
}
