import { type Database, isUnknown, type Known } from '../../topology';
import { counted } from '../../zones';
import { inWords, judge } from '../judge';
import { type MemberPlacement, memberPlacements } from '../member-placement';
import type { Judgement, Rule, Severity } from '../rule';

/** Readers that are left beside a writer when the fullest zone is lost: one of the members left is, or becomes, the writer. */
const readersLeft = ({ survivors }: MemberPlacement): number => Math.max(0, survivors - 1);

interface Opinion {
  readonly claim: Known<boolean>;
  readonly seen: string;
  readonly severity?: Severity;
}

function opinion({ synchronous }: Database, placement: Known<MemberPlacement>): Opinion {
  if (!synchronous)
    return { claim: false, seen: 'no synchronous replication: a failover loses what was not copied yet' };
  const { number, durability } = synchronous;
  if (durability === 'preferred') {
    return {
      claim: false,
      severity: 'warning',
      seen: 'dataDurability preferred: while readers are away, writes go on unconfirmed and a failover loses them',
    };
  }
  if (isUnknown(number)) return { claim: number, seen: `synchronous readers ${inWords(number)}` };
  if (number < 1) return { claim: false, seen: 'no reader confirms a write' };
  if (isUnknown(placement)) return { claim: placement, seen: `${counted(number, 'synchronous reader')} required` };
  const left = readersLeft(placement);
  return {
    claim: left >= number,
    seen: `${counted(number, 'synchronous reader')} required, ${left} left of ${placement.members} instances (${placement.because})`,
  };
}

/** Writes are confirmed by a reader before a zone is lost, and go on after. */
export const requireSynchronousReaders: Rule = {
  id: 'HA-DB-002',
  name: 'require-synchronous-readers',
  claim:
    'Each write to PostgreSQL is confirmed by as many readers as are left, beside a writer, when any one zone is lost.',
  why: 'Without a synchronous reader the writes of the last moments are lost with the writer. With more of them than are left, writes stop for as long as the zone is away.',
  remedy:
    'Set postgresql.synchronous to method any, number 1 and dataDurability required, with three instances in three zones.',
  severity: 'error',
  source: 'https://cloudnative-pg.io/documentation/1.30/replication/#synchronous-replication',
  *check(topology): Iterable<Judgement> {
    const { ofDatabase } = memberPlacements(topology);
    for (const database of topology.databases) {
      if (database.engine !== 'cloudnative-pg') continue;
      const { claim, ...said } = opinion(database, ofDatabase(database));
      yield judge(database.place, claim, {
        ...said,
        expected: 'dataDurability required, with at most as many readers as are left without the fullest zone',
      });
    }
  },
};
