import { isUnknown, type Known, unknown } from '../../topology';
import { counted, quorum } from '../../zones';
import { inWords, judge } from '../judge';
import { type MemberPlacement, memberPlacements } from '../member-placement';
import type { Rule } from '../rule';

/** Copies of each range where nothing is said. @see https://www.cockroachlabs.com/docs/v26.2/configure-replication-zones */
const DEFAULT_COPIES = 3;

/** Whether a majority of the copies is left, when they are spread as evenly as the zones of the members allow. */
function majorityLeft(copies: number, { members, zones }: MemberPlacement): boolean {
  if (zones === 0 || members < copies) return false;
  return copies - Math.ceil(copies / zones) >= quorum(copies);
}

/** CockroachDB keeps a majority of the copies of each range without any one zone. */
export const requireQuorumOfCopies: Rule = {
  id: 'HA-DB-005',
  name: 'require-quorum-of-copies',
  claim:
    'CockroachDB has its copies of each range in so many zones that any one of them leaves a majority, and its members know their zone.',
  why: 'A range without a majority takes neither writes nor reads. Members that do not know their zone may put two of three copies into one.',
  remedy: 'Run three members in three zones or more and start each with --locality=region=...,zone=....',
  severity: 'error',
  source:
    'https://www.cockroachlabs.com/docs/v26.2/topology-patterns and https://www.cockroachlabs.com/docs/v26.2/cockroach-start#locality',
  *check(topology) {
    const { ofDatabase } = memberPlacements(topology);
    for (const database of topology.databases) {
      if (database.engine !== 'cockroachdb') continue;
      const copies = database.copies ?? DEFAULT_COPIES;
      const placement = ofDatabase(database);
      const majority: Known<boolean> = isUnknown(placement) ? placement : majorityLeft(copies, placement);
      yield judge(database.place, majority, {
        part: 'copies',
        seen: `${copies} copies ${isUnknown(placement) ? `(${placement.unknown})` : `over ${counted(placement.members, 'member')} in ${counted(placement.zones, 'zone')}`}`,
        expected: 'a majority of the copies outside of any one zone',
      });
      const knows = database.knowsZones ?? unknown('the start command does not tell');
      yield judge(database.place, knows, {
        part: 'locality',
        seen: `members know their zone: ${inWords(knows)}`,
        expected: 'members know their zone: true',
      });
    }
  },
};
