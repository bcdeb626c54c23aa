import { search } from 'jmespath';

/** The value of a `--query`. @throws when it is no expression of JMESPath */
export const query = (value: unknown, expression: string): unknown => search(value, expression);

/** A value as `--output text` prints it: tabs in a line, a line for each list. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return 'None';
  if (!Array.isArray(value)) return String(value);
  if (value.some((item) => Array.isArray(item))) return value.map(asText).join('\n');
  return value.map(String).join('\t');
}
