/**
 * The value of a `--query`, of the part of JMESPath that DEPLOY.md uses: names, `[0]`, `[]`, and lists of several.
 *
 * @throws on anything else
 */
export function query(value: unknown, expression: string): unknown {
  const several = /^(.*?)\.\[(.+)\]$/.exec(expression);
  if (several) {
    const inner = query(value, several[1] ?? '');
    const pick = (item: unknown) => (several[2] ?? '').split(',').map((name) => query(item, name.trim()));
    return Array.isArray(inner) ? inner.map(pick) : pick(inner);
  }
  if (!/^[\w.[\]]+$/.test(expression))
    throw new Error(`the stand-in for the AWS command line cannot query ${expression}`);
  let found: unknown = value;
  for (const [, name, index] of expression.matchAll(/(\w+)|\[(\d*)\]/g)) {
    if (name !== undefined && !/^\d+$/.test(name)) {
      const read = (item: unknown) => (item as Record<string, unknown> | undefined)?.[name];
      found = Array.isArray(found) ? found.flatMap((item) => read(item) ?? []) : read(found);
    } else if (index !== undefined && index !== '') found = (found as readonly unknown[] | undefined)?.[Number(index)];
  }
  return found;
}

/** A value as `--output text` prints it: tabs in a line, a line for each list. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return 'None';
  if (!Array.isArray(value)) return String(value);
  if (value.some((item) => Array.isArray(item))) return value.map(asText).join('\n');
  return value.map(String).join('\t');
}
