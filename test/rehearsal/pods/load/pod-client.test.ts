import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { eventually } from '../../../../rehearsal/cluster/eventually';
import { PodClient, type PodClientProps } from '../../../../rehearsal/pods/load/pod-client';
import { ANSWERS, SILENT, stubPod } from './stub-pod';

const clientOf = (props: Pick<PodClientProps, 'pod'> & Partial<PodClientProps>) => {
  const rows: string[] = [];
  const client = new PodClient({ name: 'c', statement: () => 'SELECT 1', answered: (row) => rows.push(row), ...props });
  return { client, rows };
};

const until = (what: string, holds: () => boolean): Promise<true> =>
  eventually(what, 5, async () => holds() && (true as const));

test('asks again and again on one connection, and tells each row', async () => {
  const { pod, started } = stubPod(ANSWERS);
  const { client, rows } = clientOf({ pod });
  client.start();
  await until('three answers', () => rows.length >= 3);
  await client.stop();
  expect(rows.slice(0, 3)).toEqual(['1', '2', '3']);
  expect(started).toEqual([
    {
      argv: [expect.stringMatching(/psql$/), '-XAtq', '-v', 'ON_ERROR_STOP=1'],
      env: { PGHOST: 'pgpool', PGUSER: 'a' },
    },
  ]);
  expect(client.successes.length).toBeGreaterThanOrEqual(3);
  expect(client.successes).toEqual([...client.successes].sort((a, b) => a - b));
});

test('each statement is asked for anew, and its own variables go before those of the pod', async () => {
  const { pod, started } = stubPod('while read -r line; do echo "$line"; done');
  let number = 0;
  const { client, rows } = clientOf({ pod, env: { PGHOST: 'postgres-rw' }, statement: () => `SELECT ${++number}` });
  client.start();
  await until('two answers', () => rows.length >= 2);
  await client.stop();
  expect(rows.slice(0, 2)).toEqual(['SELECT 1;', 'SELECT 2;']);
  expect(started[0]?.env).toEqual({ PGHOST: 'postgres-rw', PGUSER: 'a' });
});

test('after an error it connects again, and counts the error by its words without addresses', async () => {
  const words =
    'connection to server at \\"pgpool\\" (10.64.1.7), port 5432 failed: Connection refused\nIs the server running?';
  const { pod, started } = stubPod(`read -r line; printf "${words}" >&2; exit 2`, ANSWERS);
  const { client, rows } = clientOf({ pod });
  client.start();
  await until('an answer', () => rows.length > 0);
  await client.stop();
  expect(started).toHaveLength(2);
  expect(client.errors).toMatchObject({
    'connection to server at "pgpool" (<address>), port 5432 failed: Connection refused': 1,
  });
  expect(client.waits[0]?.error).toContain('Connection refused');
  expect(client.waits[1]).toEqual({ from: expect.any(Number), to: expect.any(Number) });
});

test('with patience it gives a silent server up after that time, and connects anew', async () => {
  const { pod, started } = stubPod(SILENT, ANSWERS);
  const { client, rows } = clientOf({ pod, patience: 200 });
  client.start();
  await until('an answer', () => rows.length > 0);
  await client.stop();
  expect(started).toHaveLength(2);
  expect(client.errors).toMatchObject({ 'no answer within 0.2 s': 1 });
  expect(client.longestWait).toBeGreaterThanOrEqual(195);
  expect(client.longestWait).toBeLessThan(1000);
});

test('without patience it waits, and stopped while it waits it counts that as a wait until then', async () => {
  const { pod, started } = stubPod(SILENT);
  const { client, rows } = clientOf({ pod });
  client.start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(client.waits).toEqual([]);
  await client.stop();
  expect([started.length, rows, client.successes]).toEqual([1, [], []]);
  expect(client.errors).toEqual({ 'no answer until the end': 1 });
  expect(client.longestWait).toBeGreaterThanOrEqual(250);
});

/** A psql that answers at the very moment at which it is killed. */
function answersWhenKilled(): ChildProcess {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const child = Object.assign(new EventEmitter(), { stdin, stdout, stderr });
  const kill = () => {
    stdout.end('7\n');
    setTimeout(() => child.emit('close', null), 50);
    return true;
  };
  return Object.assign(child, { kill }) as unknown as ChildProcess;
}

test('a row that is acknowledged while it is stopped is told, and the wait is counted once', async () => {
  const { pod } = stubPod();
  const { client, rows } = clientOf({ pod: Object.assign(pod, { start: answersWhenKilled }) });
  client.start();
  await client.stop();
  expect(rows).toEqual(['7']);
  expect(client.waits).toEqual([
    { from: expect.any(Number), to: expect.any(Number), error: 'no answer until the end' },
  ]);
  expect(client.longestWait).not.toBeNaN();
});

test('who never asked had no success, no error and no wait, and can be stopped', async () => {
  const { client } = clientOf({ pod: stubPod(ANSWERS).pod });
  await client.stop();
  expect([client.successes, client.errors, client.longestWait]).toEqual([[], {}, 0]);
});
