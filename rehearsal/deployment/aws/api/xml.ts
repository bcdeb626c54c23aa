const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

/** A value as the query protocol of AWS writes it: members of a list are called `member`. */
export function toXml(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => `<member>${toXml(item)}</member>`).join('');
  if (typeof value !== 'object') return escaped(String(value));
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `<${key}>${toXml(inner)}</${key}>`)
    .join('');
}

/** Parameters of the query protocol as one value: `Tags.member.1.Key` is the key of the first tag. */
export function fromForm(body: string): Readonly<Record<string, unknown>> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of new URLSearchParams(body)) {
    const keys = path.split('.').filter((key) => key !== 'member');
    let node: Record<string, unknown> = root;
    for (const key of keys.slice(0, -1)) {
      node[key] ??= {};
      node = node[key] as Record<string, unknown>;
    }
    node[keys.at(-1) ?? ''] = value;
  }
  return root;
}

/** The members of a list that {@link fromForm} read. */
export function members<Item>(list: unknown): readonly Item[] {
  return Object.values((list ?? {}) as Record<string, Item>);
}
