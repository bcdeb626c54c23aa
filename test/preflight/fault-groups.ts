// Test support: few runs that tell every fault from every other.

/** Sets of so many of the first numbers. */
function* subsets(size: number, below: number): Generator<readonly number[]> {
  if (size === 0) yield [];
  else
    for (let last = size - 1; last < below; last++) for (const rest of subsets(size - 1, last)) yield [...rest, last];
}

const choices = (size: number, of: number): number =>
  [...Array(size).keys()].reduce((product, index) => (product * (of - index)) / (index + 1), 1);

/**
 * Groups of the checks, so that for any two of them one group has the first and not the second. When in each group exactly its
 * checks fail, each fault is told by its own line alone. Each check is in half of the groups, and no two in the same half: of
 * as many sets none holds another, so no fewer groups would do (Sperner).
 */
export function faultGroups(checks: readonly string[]): readonly (readonly string[])[] {
  let groups = 1;
  while (choices(Math.floor(groups / 2), groups) < checks.length) groups++;
  const halves = subsets(Math.floor(groups / 2), groups);
  const placed = checks.map((check) => ({ check, in: halves.next().value as readonly number[] }));
  if (groups === 1) return [checks];
  return [...Array(groups).keys()].map((group) =>
    placed.filter((one) => one.in.includes(group)).map(({ check }) => check),
  );
}
