import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { claim, must, type Outcome } from '../../../outcome';
import { ANSWER_SECONDS } from '../rendered/on-this-machine';
import type { Stage } from '../stage';

/** An answer that takes long to make, and comes in parts. */
const QUERY = `SELECT repeat('x', 1000) FROM generate_series(1, 20000) AS i
WHERE (SELECT count(*) FROM generate_series(1, 100000) AS j WHERE j % i = 0) > 0`;

/** Seconds into the answer at which its server hangs. */
const HANGS_AFTER_SECONDS = 3;

/** Seconds that a session may wait for the rest: the limit, a second to look, and what a busy machine takes. */
const MOST_SECONDS = ANSWER_SECONDS + 6;

/** A reader that has sent a part of its answer and hangs must not keep the session. */
export async function halfAnswer(stage: Stage): Promise<readonly Outcome[]> {
  const text = `a session whose reader hangs in the middle of an answer ends within ${MOST_SECONDS} s`;
  const outcome = await claim('half an answer', text, async () => {
    const client = new Client(stage.visitors.login('pgpool', 'read'));
    client.on('error', () => {});
    await client.connect();
    try {
      const asked = client.query(QUERY).then(
        () => 'it was answered',
        (error: Error) => error.message.split('\n')[0] ?? '',
      );
      await sleep(HANGS_AFTER_SECONDS * 1000);
      for (const reader of stage.operator.readers) reader.hang();
      const hung = Date.now();
      const late = sleep(MOST_SECONDS * 1000).then(() => undefined);
      const ended = await Promise.race([asked, late]);
      const seen = `${((Date.now() - hung) / 1000).toFixed(1)} s: ${ended ?? 'it still waits'}`;
      must(ended !== undefined && ended !== 'it was answered', seen);
      return seen;
    } finally {
      for (const reader of stage.operator.readers) reader.goOn();
      await Promise.race([client.end().catch(() => {}), sleep(1000)]);
      await stage.ready();
    }
  });
  return [outcome];
}
