import { setTimeout as sleep } from 'node:timers/promises';
import { claim, must, type Outcome } from '../../../outcome';
import { kindOf, Session } from '../load/session';
import { LEDGER } from '../load/writer';
import { ANSWER_SECONDS } from '../rendered/on-this-machine';
import type { Stage } from '../stage';

/** Sessions of a pool: half of them have written last, half of them have read last. */
const SESSIONS = 24;

/** Longer than a reader may owe an answer, so that a server which owes none would be taken for one that hangs. */
const IDLE_SECONDS = ANSWER_SECONDS + 3;

const write = (session: Session, index: number, number: number) =>
  session.query(`INSERT INTO ${LEDGER} (writer, number) VALUES ($1, $2)`, [`idle-${index}`, number]);

const read = (session: Session) => session.query(`SELECT count(*) FROM (SELECT FROM ${LEDGER} LIMIT 50) AS few`);

/** A pool of sessions through Pgpool must live through a pause in which nobody asks anything. */
export async function idleSessions(stage: Stage): Promise<readonly Outcome[]> {
  const text = `sessions through Pgpool go on after ${IDLE_SECONDS} s in which they ask nothing`;
  const outcome = await claim('idle sessions', text, async () => {
    const login = stage.visitors.login('pgpool', 'write');
    const sessions = await Promise.all(Array.from({ length: SESSIONS }, () => Session.open(login)));
    try {
      await Promise.all(sessions.map((session, index) => (index % 2 === 0 ? write(session, index, 1) : read(session))));
      await sleep(IDLE_SECONDS * 1000);
      const answers = await Promise.allSettled(
        sessions.map(async (session, index) => {
          await read(session);
          await write(session, index, 2);
        }),
      );
      const failed = answers.flatMap((answer) => (answer.status === 'rejected' ? [kindOf(answer.reason)] : []));
      const seen = `${failed.length} of ${SESSIONS} ended${failed.length > 0 ? `: ${failed[0]}` : ''}`;
      must(failed.length === 0, seen);
      return seen;
    } finally {
      for (const session of sessions) session.close();
    }
  });
  return [outcome];
}
