import type { Known } from '../../topology';

/** How many of one thing a month pays for, as far as the output tells. */
export interface Quantity {
  /** Id of a price; of a machine its type. */
  readonly price: string;
  /** What it is for, e.g. `nodes`. */
  readonly purpose: string;
  /** Machines, gigabytes, connections: whatever the price counts. */
  readonly low: Known<number>;
  readonly high: Known<number>;
}

/** The same number in a quiet month and in a busy one. */
export const steady = (price: string, purpose: string, count: Known<number>): Quantity => ({
  price,
  purpose,
  low: count,
  high: count,
});
