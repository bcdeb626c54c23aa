import { setTimeout as sleep } from 'node:timers/promises';
import { claim, must, type Outcome } from '../../../outcome';
import { kindOf, withSession } from '../load/session';
import { LEDGER } from '../load/writer';
import type { Stage } from '../stage';

/** Seconds within which a reader must have what the writer has removed. */
const FOLLOW_SECONDS = 5;

/** Bytes of the log that the reader furthest behind has not replayed. */
async function behind({ operator }: Stage, position: string): Promise<number> {
  const all = await Promise.all(
    operator.readers.map((reader) =>
      reader.query<{ bytes: string }>(`SELECT '${position}'::pg_lsn - pg_last_wal_replay_lsn() AS bytes`),
    ),
  );
  return Math.max(...all.map(([row]) => Number(row?.bytes ?? 0)));
}

/** The analyst reads on a reader what the writer then removes for good: the reader must follow, and the analyst go on. */
export async function longQuery(stage: Stage): Promise<readonly Outcome[]> {
  const { operator, visitors } = stage;
  const { database } = visitors.props;
  const outcome = await claim(
    'long query',
    'a long query of the analyst keeps no reader from following, and is not ended',
    () =>
      withSession(visitors.login('direct', 'analyst'), async (session) => {
        await operator.writer.query(
          `INSERT INTO ${LEDGER} (writer, number) SELECT 'removed', n FROM generate_series(1, 1000) AS n`,
          database,
        );
        await sleep(1000);
        await session.run('BEGIN ISOLATION LEVEL REPEATABLE READ');
        const count = `SELECT count(*)::int AS rows FROM ${LEDGER} WHERE writer = 'removed'`;
        const { rows: before } = await session.query<{ rows: number }>(count);
        await operator.writer.query(`DELETE FROM ${LEDGER} WHERE writer = 'removed'`, database);
        await operator.writer.query(`VACUUM ${LEDGER}`, database);
        const [end] = await operator.writer.query<{ position: string }>('SELECT pg_current_wal_lsn() AS position');
        const begun = Date.now();
        let bytes = Number.POSITIVE_INFINITY;
        while (bytes > 0 && Date.now() - begun < FOLLOW_SECONDS * 1000) {
          bytes = await behind(stage, end?.position ?? '0/0');
          await sleep(100);
        }
        const after = await session.query<{ rows: number }>(count).then(({ rows }) => String(rows[0]?.rows), kindOf);
        const seen = `${Math.max(0, bytes)} bytes behind after ${((Date.now() - begun) / 1000).toFixed(1)} s; the analyst saw ${before[0]?.rows} rows, then ${after}`;
        must(bytes <= 0 && after === '1000', seen);
        return seen;
      }),
  );
  return [outcome];
}
