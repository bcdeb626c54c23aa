import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../cluster/eventually';
import { signalEach } from '../../../machine/process-tree';
import { claim, must, type Outcome } from '../../../outcome';
import { kindOf, Session, withSession } from '../load/session';
import { LEDGER } from '../load/writer';
import type { Stage } from '../stage';
import type { PgpoolPod } from '../stand-ins/pgpool-deployment';

const READ = `SELECT count(*) FROM ${LEDGER} WHERE writer = 'nobody'`;

/** The server process on the writer that serves a session. */
async function serverProcess({ operator, instances }: Stage, name: string): Promise<number> {
  const [row] = await operator.writer.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE application_name = '${name}'`,
  );
  must(row !== undefined, `the writer must know the session ${name} (of ${instances.length} servers)`);
  return row.pid;
}

/** A Pgpool that has asked no server anything yet. */
async function freshPgpool(stage: Stage): Promise<PgpoolPod> {
  const [pod] = stage.pgpool.pods;
  must(pod !== undefined, 'there must be a Pgpool');
  await stage.pgpool.kill([pod]);
  await eventually('the Pgpool to be away', 10, async () => !stage.pgpool.ready);
  await stage.ready();
  return pod;
}

/** A server process of one session falls silent while that session waits for it: the others of the same Pgpool must go on. */
export async function hungSession(stage: Stage): Promise<readonly Outcome[]> {
  return [
    await claim(
      'hung session',
      'a session that waits for a silent server keeps no other of its Pgpool waiting',
      async () => {
        const pod = await freshPgpool(stage);
        const login = { ...stage.visitors.login('pgpool', 'read'), host: pod.address };
        const hung = await Session.open({ ...login, applicationName: 'drill-hung' });
        const pid = await serverProcess(stage, 'drill-hung');
        signalEach([pid], 'SIGSTOP');
        try {
          const waiting = hung.run(READ).then(() => 'answered', kindOf);
          // by now its Pgpool waits for the silent process
          await sleep(500);
          const begun = Date.now();
          const other = await withSession(login, (session) => session.run(READ)).then(() => 'answered', kindOf);
          const milliseconds = Date.now() - begun;
          const seen = `the hung session: ${await waiting}; the other: ${other} after ${milliseconds} ms`;
          must(other === 'answered', seen);
          return seen;
        } finally {
          signalEach([pid], 'SIGCONT');
          hung.close();
        }
      },
    ),
  ];
}
