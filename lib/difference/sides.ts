/** What only one of two sides has, and what both have under the same key. */
export interface Sides<Item> {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  readonly both: readonly (readonly [before: Item, after: Item])[];
}

/** Items by their key, in the order of the keys; a key that comes again gets a number, so that nothing is lost. */
function keyed<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    const wanted = key(item);
    let free = wanted;
    for (let number = 2; found.has(free); number++) free = `${wanted} #${number}`;
    found.set(free, item);
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Lays two lists side by side, whatever their order. */
export function sides<Item>(before: readonly Item[], after: readonly Item[], key: (item: Item) => string): Sides<Item> {
  const [old, current] = [keyed(before, key), keyed(after, key)];
  const only = (here: ReadonlyMap<string, Item>, there: ReadonlyMap<string, Item>) =>
    [...here].filter(([name]) => !there.has(name)).map(([, item]) => item);
  return {
    added: only(current, old),
    removed: only(old, current),
    both: [...old].flatMap(([name, item]) => {
      const other = current.get(name);
      return other === undefined ? [] : [[item, other] as const];
    }),
  };
}
