import { initScript } from '../../../lib/workloads';
import { CLUSTER } from '../examples';
import { Workshop } from '../shell';

const workshop = new Workshop();
afterAll(() => workshop.close());

/** Runs the script with a server command that does this at each call, and with a sleep that does not. */
function run(name: string, answers: string) {
  const cockroach = workshop.command(name, `calls=$(wc -l <'${workshop.path(`${name}.calls`)}')\n${answers}`);
  workshop.command('sleep', '');
  const script = initScript(CLUSTER, 'trial').replaceAll('/cockroach/cockroach', cockroach);
  return { ...workshop.run(['/bin/sh', '-c', script]), calls: workshop.lines(`${name}.calls`) };
}

test('initialises the cluster through its first member, on the port between members, with the certificates', () => {
  const { status, stdout, stderr, calls } = run('fresh', "echo 'Cluster successfully initialized'");
  expect([status, stdout, stderr]).toEqual([0, 'Cluster successfully initialized\n', '']);
  expect(calls).toEqual([
    'init --host=cockroachdb-0.cockroachdb.cockroachdb.svc.cluster.local:26258 --cluster-name=trial --certs-dir=/cockroach/certs',
  ]);
});

test('asks again while no member answers, and is content with a cluster that is initialised already', () => {
  const { status, stdout, stderr, calls } = run(
    'again',
    `[ "$calls" -gt 2 ] && echo 'ERROR: cluster has already been initialized' >&2 || echo "no answer $((calls))" >&2
exit 1`,
  );
  expect([status, stdout]).toEqual([0, 'ERROR: cluster has already been initialized\n']);
  expect(stderr).toBe('no answer 1\nno answer 2\n');
  expect(calls).toHaveLength(3);
  expect(workshop.lines('sleep.calls')).toEqual(['5', '5']);
});

test('asks again until it succeeds', () => {
  const { status, stdout, calls } = run('late', `[ "$calls" -gt 1 ] && echo done && exit 0\nexit 1`);
  expect([status, stdout, calls.length]).toEqual([0, 'done\n', 2]);
});
