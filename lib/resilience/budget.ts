import { type Budget, isUnknown, type Known, unknown } from '../topology';

/** A count, or a share in per cent rounded up. @returns `undefined` when the text is neither */
function scaled(text: string, replicas: number): number | undefined {
  const [, digits, percent] = /^(\d+)(%?)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  return percent ? Math.ceil((Number(digits) * replicas) / 100) : Number(digits);
}

/**
 * Replicas that the budget wants healthy; shares are rounded up. A budget that says nothing wants one.
 *
 * @see pkg/controller/disruption, getExpectedPodCount, v1.36
 */
export function wantedHealthy({ minAvailable, maxUnavailable, id }: Budget, replicas: number): Known<number> {
  const written = minAvailable ?? maxUnavailable ?? '1';
  if (isUnknown(written)) return written;
  const count = scaled(written, replicas);
  if (count === undefined) return unknown(`'${written}' of ${id} is neither a count nor a share`);
  return minAvailable === undefined && maxUnavailable !== undefined ? Math.max(0, replicas - count) : count;
}

/** The budget as written, e.g. `maxUnavailable 1`. */
export function budgetText({ minAvailable, maxUnavailable }: Budget): string {
  const told = (value: Known<string>) => (isUnknown(value) ? 'unknown' : value);
  if (minAvailable !== undefined) return `minAvailable ${told(minAvailable)}`;
  return maxUnavailable === undefined ? 'neither bound' : `maxUnavailable ${told(maxUnavailable)}`;
}
