import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks. */
const STEP = 100;

/**
 * Looks until `probe` gives a value, and returns it. A probe that throws is asked again.
 *
 * @throws when the time is over, with the last error or what was waited for
 */
export async function eventually<Value>(
  what: string,
  seconds: number,
  probe: () => Promise<Value | undefined | false>,
): Promise<Value> {
  const end = Date.now() + seconds * 1000;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(STEP);
  }
  throw new Error(`waited ${seconds} s for ${what}${last === undefined ? '' : `: ${last}`}`);
}
