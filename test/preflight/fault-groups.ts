// Test support: few runs that tell every fault from every other.

/**
 * Groups of the checks, so that for any two of them one group has the first and not the second: those whose number has a bit,
 * and those whose number has it not. When in each group exactly its checks fail, each fault is told by its own line alone.
 */
export function faultGroups(checks: readonly string[]): readonly (readonly string[])[] {
  const bits = Math.max(1, Math.ceil(Math.log2(checks.length)));
  return [...Array(bits).keys()]
    .flatMap((bit) => [0, 1].map((value) => checks.filter((_, index) => ((index >> bit) & 1) === value)))
    .filter((group) => group.length > 0);
}
