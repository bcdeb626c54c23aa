import { type Database, type DatabaseMember, isUnknown, type Known, unknown } from '../../topology';
import { counted } from '../../zones';
import { all, judge, some } from '../judge';
import type { Rule } from '../rule';
import { atLeast, zonesFound, zonesInWords } from '../zones-found';

/** Tiers whose readers are kept at the writer's size and promoted first. */
const FIRST_TIERS = 1;

/** What Aurora gives a member where nothing is said. */
const DEFAULT_TIER = 1;

const zoneOf = ({ zone }: DatabaseMember): Known<string> => zone ?? unknown('a member does not name its zone');

const asList = (zone: Known<string>): Known<readonly string[]> => (isUnknown(zone) ? zone : [zone]);

/** Whether a reader that is promoted first is in another zone than the writer. */
function successorElsewhere({ members }: Database): Known<boolean> {
  const writer = members.find(({ role }) => role === 'writer');
  if (!writer) return unknown('the writer cannot be told');
  const own = zoneOf(writer);
  return some(
    members
      .filter(({ role, promotionTier = DEFAULT_TIER }) => role !== 'writer' && promotionTier <= FIRST_TIERS)
      .map((reader) => {
        const zone = zoneOf(reader);
        if (isUnknown(own)) return own;
        return isUnknown(zone) ? zone : zone !== own;
      }),
  );
}

/** Aurora has a reader in another zone, ready to take over. */
export const requireMultiZoneAurora: Rule = {
  id: 'HA-DB-007',
  name: 'require-multi-zone-aurora',
  claim:
    "An Aurora cluster has instances in several zones, with a reader of promotion tier 0 or 1 outside of its writer's zone.",
  why: 'The storage outlives a zone by itself, the instances do not: without a reader elsewhere Aurora makes a new instance first, which takes minutes.',
  remedy: 'Add readers with an AvailabilityZone of their own and PromotionTier 1 or 0.',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html',
  *check(topology) {
    for (const database of topology.databases) {
      if (database.engine !== 'aurora') continue;
      const { members, place } = database;
      const zones = zonesFound(members.map((member) => asList(zoneOf(member))));
      const several = members.length < 2 ? false : atLeast(zones, 2);
      yield judge(place, all([several, successorElsewhere(database)]), {
        seen: `${counted(members.length, 'instance')} in ${zonesInWords(zones)}, promotion tiers ${members.map(({ promotionTier = DEFAULT_TIER }) => promotionTier).join(', ') || 'none'}`,
        expected: 'a writer, and a reader of tier 0 or 1 in another zone',
      });
    }
  },
};
