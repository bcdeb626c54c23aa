import { binOf } from '../zones';

/** Most stacks of services: with 1,000 services each has about 25. */
export const MOST_SERVICE_STACKS = 40;

/** The stacks of services: in which one a service is follows from its name and from how many there are, and from no other service. */
export function serviceStacksOf<Service extends { readonly name: string }>(
  services: readonly Service[],
  count: number,
): readonly (readonly Service[])[] {
  const stacks: Service[][] = Array.from({ length: count }, () => []);
  for (const service of services) stacks[binOf(service.name, count)]?.push(service);
  return stacks;
}

/**
 * The smallest number of stacks, from `least` on, of which each fits.
 *
 * @returns `undefined` when even the largest number of stacks has one that does not fit
 */
export function leastServiceStacks<Service extends { readonly name: string }>(
  services: readonly Service[],
  least: number,
  fits: (stack: readonly Service[]) => boolean,
): number | undefined {
  const counts = Array.from({ length: MOST_SERVICE_STACKS - least + 1 }, (_, index) => least + index);
  return counts.find((count) => serviceStacksOf(services, count).every(fits));
}
