import { type Database, isUnknown, type Workload } from '../topology';
import { counted, quorum } from '../zones';
import type { Need } from './zone-loss';

/** Fewest members that a database needs to go on writing. */
export function databaseNeed(
  { consistency, synchronous, members }: Pick<Database, 'consistency' | 'synchronous' | 'members'>,
  count = members.length,
): Need {
  if (consistency === 'shared-storage') return { count: 1, because: 'any member can write: the storage is shared' };
  if (consistency === 'majority') return { count: quorum(count), because: `a majority of ${count} members` };
  if (synchronous?.durability !== 'required') return { count: 1, because: 'a writer' };
  const readers = isUnknown(synchronous.number) ? 1 : synchronous.number;
  return { count: 1 + readers, because: `a writer and ${counted(readers, 'synchronous reader')}` };
}

/**
 * Replicas of a workload that must serve while a zone is away: what its author says, else what its role asks for. Where the
 * number of replicas cannot be told it is at least one.
 *
 * @param database - the database whose members the pods are
 */
export function needOf(workload: Workload, database?: Database): Need {
  const { declaredNeed, role, replicas } = workload;
  if (role === 'daemon') return { count: 0, because: 'it has a pod on every node' };
  if (role === 'batch') return { count: 0, because: 'it runs to its end' };
  if (declaredNeed) return { count: declaredNeed.count, because: 'its author says so' };
  if (role === 'controller') return { count: 1, because: 'one controller leads' };
  if (isUnknown(replicas.min)) return { count: 1, because: 'at least one, as the number of replicas cannot be told' };
  if (role === 'stateless') {
    // multiplied first: two thirds have no exact number
    const count = Math.ceil((replicas.min * 2) / 3);
    return { count, because: `two thirds of ${replicas.min} replicas` };
  }
  if (database) return databaseNeed(database, replicas.min);
  return { count: quorum(replicas.min), because: `a majority of ${replicas.min} members` };
}
