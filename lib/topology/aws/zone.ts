import { isUnknown, type Known, unknown } from '../model/known';
import type { Subnet, Zone } from '../model/network';
import type { Resource } from '../model/resource';
import { compare, sortedUnique } from '../resource-index';
import { textAt } from '../value/field';

/** Stands where nothing tells the region. */
const NO_REGION = 'unknown';

/** The region of a zone's name: `eu-west-1a`, a local zone `us-west-2-lax-1a`, or `dummy1a` of a synth without lookups. */
function regionOf(zone: string): string {
  const [, region] = /^([a-z]{2}(?:-[a-z]+)+-\d)(?:-[a-z]+-\d)?[a-z]$/.exec(zone) ?? /^(dummy1)[a-z]$/.exec(zone) ?? [];
  return region ?? NO_REGION;
}

/** Whether the name stands for a zone that only the deploy will know. */
const isPlaceholder = (zone: string): boolean => /^az#|^dummy1[a-z]$/.test(zone);

/** The zone that a resource names, if it names one. */
export function zoneAt({ properties }: Resource): Known<string> | undefined {
  return textAt(properties, 'AvailabilityZone') ?? textAt(properties, 'AvailabilityZoneId');
}

/** Every zone that a resource names, once. */
export function awsZones(resources: readonly Resource[]): readonly Zone[] {
  const zones = new Map<string, Zone>();
  for (const resource of resources) {
    const name = zoneAt(resource);
    if (name === undefined || isUnknown(name) || zones.has(name)) continue;
    const { place } = resource;
    zones.set(name, { name, region: regionOf(name), placeholder: isPlaceholder(name), place });
  }
  return [...zones.values()].sort((a, b) => compare(a.name, b.name));
}

/** Zones of the subnets with the ids, in order: unknown when one of them is not among the files. */
export function zonesOfSubnets(
  subnets: ReadonlyMap<string, Subnet>,
  ids: Known<readonly string[]> | undefined,
): Known<readonly string[]> {
  if (ids === undefined) return unknown('no subnets are given');
  if (isUnknown(ids)) return ids;
  const zones: string[] = [];
  for (const id of ids) {
    const found = subnets.get(id)?.zones ?? unknown(`subnet ${id} is not among the files`);
    if (isUnknown(found)) return found;
    zones.push(...found);
  }
  return sortedUnique(zones);
}

/** The one zone of the subnet. */
export function zoneOfSubnet(subnets: ReadonlyMap<string, Subnet>, id: string | undefined): Known<string> {
  const zones = zonesOfSubnets(subnets, id === undefined ? undefined : [id]);
  if (isUnknown(zones)) return zones;
  return zones[0] ?? unknown(`subnet ${id} has no zone`);
}
