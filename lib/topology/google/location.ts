import { regionOfGoogleZone } from '../../zones';
import { isUnknown, type Known, unknown } from '../model/known';
import type { Zone } from '../model/network';
import type { Resource } from '../model/resource';
import { compare, type ResourceIndex, sortedUnique } from '../resource-index';
import { itemsAt, knownOr, textAt } from '../value/field';
import { ofKind } from './reference';

/** Fields of objects that name zones, or a place which may be one. */
const ZONE_FIELDS: readonly (readonly [kind: string, ...fields: readonly string[]])[] = [
  ['ContainerCluster', 'spec.location', 'spec.nodeLocations'],
  ['ContainerNodePool', 'spec.location', 'spec.nodeLocations'],
  ['ComputeInstance', 'spec.zone'],
  ['ComputeInstanceGroupManager', 'spec.location'],
  ['SQLInstance', 'spec.settings.locationPreference.zone', 'spec.settings.locationPreference.secondaryZone'],
  ['RedisInstance', 'spec.locationId', 'spec.alternativeLocationId'],
];

const textsAt = ({ properties }: Resource, path: string): readonly string[] =>
  [...itemsAt(properties, path).map((entry) => textAt(entry, [])), textAt(properties, path)].flatMap((text) =>
    knownOr(text, []),
  );

/** Every zone that an object names, once. */
export function googleZones(index: ResourceIndex): readonly Zone[] {
  const zones = new Map<string, Zone>();
  for (const [kind, ...fields] of ZONE_FIELDS) {
    for (const resource of ofKind(index, kind)) {
      for (const name of fields.flatMap((field) => textsAt(resource, field))) {
        const region = regionOfGoogleZone(name);
        if (region === undefined || zones.has(name)) continue;
        zones.set(name, { name, region, placeholder: false, place: resource.place });
      }
    }
  }
  return [...zones.values()].sort((a, b) => compare(a.name, b.name));
}

/** The zones that a list at the path names; `undefined` without one. */
export function zonesAt(resource: Resource, path: string): Known<readonly string[]> | undefined {
  const entries = itemsAt(resource.properties, path).map((entry) => textAt(entry, []));
  if (entries.length === 0) return undefined;
  const zones: string[] = [];
  for (const zone of entries) {
    if (zone === undefined || isUnknown(zone)) return zone ?? unknown(`an entry of '${path}' is empty`);
    zones.push(zone);
  }
  return sortedUnique(zones);
}

/** The zone that the location is; `undefined` of a region. */
export function zonalLocation({ properties }: Resource): string | undefined {
  const location = knownOr(textAt(properties, 'spec.location'), '');
  return regionOfGoogleZone(location) === undefined ? undefined : location;
}
