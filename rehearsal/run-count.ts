/** More would take longer than anybody watches. */
export const MOST_RUNS = 20;

/** Reads the option `--runs`. @throws when it is no count, or a larger one than {@link MOST_RUNS} */
export function runCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > MOST_RUNS) {
    throw new Error(`'--runs' must be a whole number from 1 to ${MOST_RUNS}, got '${text}'`);
  }
  return count;
}
