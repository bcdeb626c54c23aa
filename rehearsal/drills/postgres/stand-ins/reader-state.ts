import type { Candidate } from './failover-quorum';
import type { Health } from './health';
import type { Instance } from './instance';

/** Those that answer over the network. */
const reachable = (readers: readonly Instance[], health: Health): readonly Instance[] =>
  readers.filter(({ address }) => health.answer(address) === 'answers');

/** Whether any reader that can be asked still receives the log of a writer. */
export async function anyReceives(readers: readonly Instance[], health: Health): Promise<boolean> {
  const active = await Promise.all(
    reachable(readers, health).map((reader) =>
      reader.query("SELECT FROM pg_stat_wal_receiver WHERE status = 'streaming'"),
    ),
  );
  return active.some((rows) => rows.length > 0);
}

/** Who could become the writer, and how far each is. */
export function candidates(readers: readonly Instance[], health: Health): Promise<readonly Candidate[]> {
  const asked = reachable(readers, health);
  return Promise.all(
    readers.map(async (reader) => {
      if (!asked.includes(reader)) return { name: reader.name, reachable: false };
      const [row] = await reader.query<{ received: string }>(
        "SELECT greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0'::pg_lsn AS received",
      );
      return { name: reader.name, reachable: true, received: BigInt(row?.received ?? 0) };
    }),
  );
}

/** Those of the others that cannot be asked, or have received more of the log than `next`. */
export async function notBehind(
  next: Instance,
  others: readonly Instance[],
  health: Health,
): Promise<readonly Instance[]> {
  const received = new Map((await candidates(others, health)).map(({ name, received }) => [name, received]));
  const reached = received.get(next.name) ?? 0n;
  return others.filter((other) => other !== next && (received.get(other.name) ?? reached + 1n) > reached);
}
