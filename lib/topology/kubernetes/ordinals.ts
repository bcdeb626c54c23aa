import { isUnknown, type Known } from '../model/known';

/** More replicas of one workload than any cluster runs: a number beyond is a mistake, and none are listed. */
const MOST_REPLICAS = 1000;

/** Numbers of replicas from the first one on: none where their count is unknown or no sensible number. */
export function ordinals(count: Known<number>, first: number): readonly number[] {
  const known = isUnknown(count) || !Number.isInteger(count) || count < 0 || count > MOST_REPLICAS ? 0 : count;
  return Array.from({ length: known }, (_, index) => first + index);
}
