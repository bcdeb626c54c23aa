import type { DatabaseMember } from '../model/database';
import { isUnknown, type Known, unknown } from '../model/known';
import type { Resource } from '../model/resource';
import { compare } from '../resource-index';
import { knownOr, numberAt, textAt } from '../value/field';
import { zoneAt } from './zone';

/** Tier of an instance that names none. @see RDS API reference, CreateDBInstance (November 2026) */
const STANDARD_TIER = 1;

const tierOf = ({ properties }: Resource): number => knownOr(numberAt(properties, 'PromotionTier'), STANDARD_TIER);

/** The zone that an instance names, or the only one that it can be in. */
export function memberZone(instance: Resource, zones: Known<readonly string[]>): Known<string> {
  const own = zoneAt(instance);
  if (own !== undefined) return own;
  if (isUnknown(zones)) return zones;
  const [only, ...others] = zones;
  return only !== undefined && others.length === 0 ? only : unknown(`any of ${zones.join(', ')}`);
}

/** Name of an instance: its identifier, or what the template calls it. */
export const memberName = ({ name, properties }: Resource): string =>
  knownOr(textAt(properties, 'DBInstanceIdentifier'), name);

/**
 * Instances of a cluster, the writer first: the one of the lowest tier, and of those the first in its template. It is
 * promoted before all others, and with CloudFormation it is the first that is made.
 *
 * @see Aurora user guide, fault tolerance for an Aurora DB cluster (November 2026)
 */
export function clusterMembers(
  instances: readonly Resource[],
  zones: Known<readonly string[]>,
): readonly DatabaseMember[] {
  const ranked = [...instances].sort(
    (a, b) => tierOf(a) - tierOf(b) || (a.place.line ?? 0) - (b.place.line ?? 0) || compare(a.id, b.id),
  );
  return ranked.map((instance, rank) => ({
    name: memberName(instance),
    role: rank === 0 ? 'writer' : 'reader',
    zone: memberZone(instance, zones),
    promotionTier: tierOf(instance),
    place: instance.place,
  }));
}
