// Test support: how the time of some work grows with its size. A number of seconds would fail where the machine is slow or
// busy; how many times longer sixteen times the work takes is the same everywhere.

/** CPU seconds of this process that it takes to do the work so many times. */
function seconds(work: () => unknown, times: number): number {
  const started = process.cpuUsage();
  for (let time = 0; time < times; time++) work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

/** Tries of each size: the fewest, and the most when the time seems to grow too fast. */
const TRIES = { fewest: 2, most: 8 };

/**
 * The most that sixteen times the work may take: between 16, linear, and 256, quadratic. What all sizes have in common makes
 * both less, the collection of garbage makes both more: sound code was seen up to 17, a look-up that searches a list at 33.
 */
export const SIXTEEN_TIMES = 28;

/**
 * How many times the CPU time of `small` it takes to do `large`, which is sixteen times the work, each at its best of some
 * tries in turn: what else runs on the machine makes a try slower, and none faster. The small one is done sixteen times in a
 * try, so that both leave as much garbage to collect.
 */
export function growth(small: () => unknown, large: () => unknown): number {
  const best = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  const ratio = () => best.large / best.small;
  for (let tries = 0; tries < TRIES.most && (tries < TRIES.fewest || ratio() > SIXTEEN_TIMES); tries++) {
    best.small = Math.min(best.small, seconds(small, 16) / 16);
    best.large = Math.min(best.large, seconds(large, 1));
  }
  return ratio();
}
