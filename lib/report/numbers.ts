import { isUnknown, type Known } from '../topology';

/** `3`, or `3 to 9` where the bounds differ; unknown bounds are a question mark. */
export function bounds(low: Known<number>, high: Known<number>): string {
  const [least, most] = [low, high].map((bound) => (isUnknown(bound) ? '?' : String(bound)));
  return least === most ? String(least) : `${least} to ${most}`;
}

/** Sum, unknown as soon as one part is. */
export function total(parts: readonly Known<number>[]): Known<number> {
  let sum = 0;
  for (const part of parts) {
    if (isUnknown(part)) return part;
    sum += part;
  }
  return sum;
}

/** Whole dollars with separators, by hand: the separators of a locale differ from machine to machine. */
export const dollars = (usd: number): string => `$${String(Math.round(usd)).replace(/\B(?=(\d{3})+$)/g, ',')}`;
