/**
 * The longest time without a success between `from` and `to`, in milliseconds. A gap that began before `from` counts
 * from the success that it began with.
 *
 * @param successes times in milliseconds, in order
 */
export function longestGap(successes: readonly number[], from: number, to: number): number {
  const before = successes.findLast((time) => time <= from) ?? from;
  const points = [before, ...successes.filter((time) => time > from && time < to), to];
  return points.reduce((longest, time, index) => Math.max(longest, time - (points[index - 1] ?? time)), 0);
}

/** The value below which half of them lie; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}
