// Test support: how the time of some work grows with its size. A number of seconds would fail where the machine is slow or
// busy; how many times longer four times the work takes is the same everywhere.

/** CPU seconds of this process that the work takes. */
function seconds(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

/** Tries of each size: the fewest, and the most when the time seems to grow too fast. */
const TRIES = { fewest: 2, most: 8 };

/** The most that four times the work may take: between 4, linear, and 16, quadratic. */
export const FOUR_TIMES = 6;

/**
 * How many times the CPU time of `small` it takes to do `large`, which is four times the work, each at its best of some tries
 * in turn: what else runs on the machine makes a try slower, and none faster.
 */
export function growth(small: () => unknown, large: () => unknown): number {
  // once for V8 to compile it: that would make the small one look slow
  small();
  const best = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  const ratio = () => best.large / best.small;
  for (let tries = 0; tries < TRIES.most && (tries < TRIES.fewest || ratio() > FOUR_TIMES); tries++) {
    best.small = Math.min(best.small, seconds(small));
    best.large = Math.min(best.large, seconds(large));
  }
  return ratio();
}
