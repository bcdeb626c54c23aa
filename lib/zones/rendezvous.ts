import { digest } from './names';

/**
 * The bin, from 0 to `bins - 1`, that a name falls into: the one whose digest with the name is the largest. It follows from
 * the name and the number of bins alone. With more bins a name stays where it is, or moves into one that is new.
 *
 * @see Thaler and Ravishankar, Using Name-Based Mappings to Increase Hit Rates (rendezvous hashing), 1998
 */
export function binOf(name: string, bins: number): number {
  const weights = Array.from({ length: bins }, (_, bin) => digest([name, String(bin)], 16));
  return weights.reduce((best, weight, bin) => (weight > (weights[best] ?? '') ? bin : best), 0);
}
