import { claim, must, type Outcome } from '../../../outcome';
import { withSession } from '../load/session';
import { LEDGER } from '../load/writer';
import type { Stage } from '../stage';

/** Rows that the session writes, each read at once. */
const ROWS = 500;

/** A session through Pgpool, without a transaction around what it does, must find what it has written. */
export async function ownWrites(stage: Stage): Promise<readonly Outcome[]> {
  const outcome = await claim('own writes', 'a session through Pgpool reads what it has written', () =>
    withSession(stage.visitors.login('pgpool', 'write'), async (session) => {
      let missing = 0;
      for (let number = 1; number <= ROWS; number += 1) {
        const row = ['own-writes', number];
        await session.query(`INSERT INTO ${LEDGER} (writer, number) VALUES ($1, $2)`, row);
        const { rows } = await session.query(`SELECT FROM ${LEDGER} WHERE writer = $1 AND number = $2`, row);
        missing += rows.length === 1 ? 0 : 1;
      }
      const seen = `${missing} of ${ROWS} rows were not found`;
      must(missing === 0, seen);
      return seen;
    }),
  );
  return [outcome];
}
