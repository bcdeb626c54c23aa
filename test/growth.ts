// Test support: how the time of some work grows with its size. A number of seconds would fail where the machine is slow or
// busy; how many times longer four times the work takes is the same everywhere.

/** CPU seconds of this process that it takes to do the work so many times. */
function seconds(work: () => unknown, times: number): number {
  const started = process.cpuUsage();
  for (let time = 0; time < times; time++) work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

/** Tries of each size: the fewest, and the most when the time seems to grow too fast. */
const TRIES = { fewest: 2, most: 8 };

/** The most that four times the work may take: between 4, linear, and 16, quadratic. The collection of garbage took it to 7. */
export const FOUR_TIMES = 10;

/**
 * How many times the CPU time of `small` it takes to do `large`, which is four times the work, each at its best of some tries
 * in turn: what else runs on the machine makes a try slower, and none faster. The small one is done four times in a try, so
 * that both leave as much garbage to collect.
 */
export function growth(small: () => unknown, large: () => unknown): number {
  const best = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  const ratio = () => best.large / best.small;
  for (let tries = 0; tries < TRIES.most && (tries < TRIES.fewest || ratio() > FOUR_TIMES); tries++) {
    best.small = Math.min(best.small, seconds(small, 4) / 4);
    best.large = Math.min(best.large, seconds(large, 1));
  }
  return ratio();
}
