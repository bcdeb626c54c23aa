import { isUnknown, type Subnet, type Topology } from '../../topology';
import type { Frame, Tier } from './plan';

/** Subnets of one zone each: only those have a place in a column. */
export const zonalSubnets = ({ subnets }: Topology, ids?: readonly string[]): readonly Subnet[] =>
  subnets.filter(({ id, zones }) => (ids === undefined || ids.includes(id)) && !isUnknown(zones) && zones.length === 1);

const isIn = ({ zones }: Subnet, zone: string): boolean => !isUnknown(zones) && zones.includes(zone);

const cidr = ({ cidr: range }: Subnet): string => (isUnknown(range) ? '' : range);

/** What the subnets of a tier are to the internet. */
export function toneOf(subnets: readonly Subnet[]): Exclude<Tier['tone'], 'database'> {
  return subnets.length > 0 && subnets.every((subnet) => subnet.public === true) ? 'public' : 'private';
}

/** A border for the subnets in each zone. */
export function subnetFrames(
  subnets: readonly Subnet[],
  zones: readonly string[],
  kind: string,
): readonly (Frame | undefined)[] {
  if (subnets.length === 0) return [];
  return zones.map((zone) => {
    const here = subnets.filter((subnet) => isIn(subnet, zone));
    if (here.length === 0) return undefined;
    const ranges = here.map(cidr).filter((range) => range !== '');
    return { label: [kind, ...ranges].join(' '), sources: here.map(({ place }) => place.resource) };
  });
}
