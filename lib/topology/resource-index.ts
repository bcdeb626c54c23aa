import type { Resource } from './model/resource';

/** Resources by id and by type, so that each reader walks over its own only. */
export interface ResourceIndex {
  get(id: string): Resource | undefined;
  /** Those of the types, in the order of their ids. */
  ofType(...types: readonly string[]): readonly Resource[];
  /** Kubernetes objects of the kind whose API group ends so, whatever the version: `ofKind('cnrm.cloud.google.com', 'SQLInstance')`. */
  ofKind(group: string, kind: string): readonly Resource[];
}

/** Indexes the resources once. */
export function resourceIndex(resources: readonly Resource[]): ResourceIndex {
  const sorted = [...resources].sort((a, b) => compare(a.id, b.id));
  const byId = new Map(sorted.map((resource) => [resource.id, resource]));
  const byType = groupBy(sorted, ({ type }) => type);
  const kinds = groupBy(sorted, ({ type }) => type.split(' ').at(-1) ?? type);
  return {
    get: (id) => byId.get(id),
    ofType: (...types) => sortedById(types.flatMap((type) => byType.get(type) ?? [])),
    ofKind: (group, kind) =>
      (kinds.get(kind) ?? []).filter(({ type }) => (type.split(' ')[0] ?? '').split('/')[0]?.endsWith(group)),
  };
}

/** Order of texts by code unit: the same on every machine. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A copy in the order of the ids. */
export function sortedById<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return [...items].sort((a, b) => compare(a.id, b.id));
}

/** The texts in order, each once. */
export function sortedUnique(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort(compare);
}

/** Items by key, in the order given. Items without a key are left out. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
