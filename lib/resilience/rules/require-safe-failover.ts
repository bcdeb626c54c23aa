import { type Database, flagAt, isUnknown, type Known, numberAt, type Resource } from '../../topology';
import { claimOf, inWords, judge } from '../judge';
import { type MemberPlacement, memberPlacements } from '../member-placement';
import { resourcesOf } from '../resources-of';
import type { Judgement, Rule } from '../rule';

const CLUSTER = 'postgresql.cnpg.io/v1 Cluster';

/** Longest that a shutdown may hold a failover up, in seconds; own choice, a tenth of the defaults and less. */
const MOST_SECONDS = 300;

/** What stands where nothing is said, in seconds. @see CRD clusters.postgresql.cnpg.io, CloudNativePG 1.30 */
const DELAYS: Readonly<Record<string, { readonly otherwise: number; readonly most: number }>> = {
  failoverDelay: { otherwise: 0, most: 0 },
  switchoverDelay: { otherwise: 3600, most: MOST_SECONDS },
  stopDelay: { otherwise: 1800, most: MOST_SECONDS },
};

/**
 * Whether readers that hold every confirmed write can be told once a zone is lost: R + W > N, of the readers R that are
 * left, the W that confirm and all N that there are.
 */
function quorum({ synchronous }: Database, placement: Known<MemberPlacement>): Known<boolean> {
  if (!synchronous?.failoverQuorum) return false;
  if (isUnknown(synchronous.number)) return synchronous.number;
  if (isUnknown(placement)) return placement;
  return placement.survivors + synchronous.number > placement.members - 1;
}

function* judgeSettings({ place, properties }: Resource): Iterable<Judgement> {
  const check = flagAt(properties, 'spec.probes.liveness.isolationCheck.enabled') ?? true;
  yield judge(place, check, {
    part: 'isolationCheck',
    seen: `isolationCheck ${inWords(check)}`,
    expected: 'isolationCheck true: a writer that is cut off stops itself',
  });
  for (const [field, { otherwise, most }] of Object.entries(DELAYS)) {
    const seconds = numberAt(properties, `spec.${field}`) ?? otherwise;
    yield judge(
      place,
      claimOf(seconds, (value) => value <= most),
      { part: field, seen: `${field} ${inWords(seconds)} s`, expected: `${field} at most ${most} s` },
    );
  }
}

/**
 * A failover of CloudNativePG loses nothing and waits for nobody. No setting makes that so for a switchover, in which the
 * operator chooses the next writer before it stops the present one (CloudNativePG issue 11114).
 */
export const requireSafeFailover: Rule = {
  id: 'HA-DB-003',
  name: 'require-safe-failover',
  claim:
    'In a failover CloudNativePG promotes only a reader that has every confirmed write, fences a writer that is cut off, and does not wait long.',
  why: 'Without a failover quorum the operator may promote a reader that lacks confirmed writes; the default delays let a shutdown hold a failover up for an hour.',
  remedy:
    'Set synchronous.failoverQuorum true, leave isolationCheck on and failoverDelay at 0, and bound switchoverDelay and stopDelay.',
  severity: 'warning',
  source: 'https://cloudnative-pg.io/documentation/1.30/failover/',
  *check(topology) {
    const { ofDatabase } = memberPlacements(topology);
    for (const database of topology.databases) {
      if (database.engine !== 'cloudnative-pg') continue;
      const { place, synchronous } = database;
      yield judge(place, quorum(database, ofDatabase(database)), {
        part: 'failoverQuorum',
        seen: `failoverQuorum ${synchronous?.failoverQuorum ?? false}, synchronous readers ${inWords(synchronous?.number)}`,
        expected: 'failoverQuorum true, and readers left + readers that confirm > all readers',
      });
    }
    for (const cluster of resourcesOf(topology, CLUSTER)) yield* judgeSettings(cluster);
  },
};
