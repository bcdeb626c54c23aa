import type { Address } from './address';
import type { Way } from './plan';
import type { Reached } from './reached';

/** A way, with the addresses that its ends lead to. */
export interface OpenWay extends Omit<Way, 'ends'> {
  readonly ends: readonly (Reached & { readonly to: Address })[];
}
