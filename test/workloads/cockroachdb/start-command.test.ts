import { startCommand } from '../../../lib/workloads/cockroachdb/start-command';
import { COCKROACHDB } from '../examples';

const COMMAND = startCommand(COCKROACHDB);

test('is the server itself with these flags and no shell', () => {
  expect(COMMAND).toEqual([
    '/cockroach/cockroach',
    'start',
    '--cluster-name=trial',
    '--certs-dir=/cockroach/certs',
    '--store=path=/cockroach/cockroach-data',
    '--listen-addr=:26258',
    '--sql-addr=:26257',
    '--http-addr=:8080',
    '--advertise-addr=$(POD_NAME).cockroachdb.cockroachdb.svc.cluster.local:26258',
    '--advertise-sql-addr=$(POD_NAME).cockroachdb.cockroachdb.svc.cluster.local:26257',
    '--join=cockroachdb-0.cockroachdb.cockroachdb.svc.cluster.local:26258,cockroachdb-1.cockroachdb.cockroachdb.svc.cluster.local:26258,cockroachdb-2.cockroachdb.cockroachdb.svc.cluster.local:26258',
    '--locality=region=$(REGION),zone=$(ZONE)',
    '--cache=6144MiB',
    '--max-sql-memory=6000MiB',
    '--external-io-dir=disabled',
    '--logtostderr=INFO',
  ]);
});

test('uses no flag that CockroachDB has deprecated, nor one that switches security off', () => {
  const flags = COMMAND.map((word) => word.split('=')[0]);
  const unwanted = [
    '--advertise-host',
    '--advertise-port',
    '--host',
    '--http-host',
    '--http-port',
    '--port',
    '--insecure',
    '--accept-sql-without-tls',
  ];
  expect(flags.filter((flag) => unwanted.includes(flag ?? ''))).toEqual([]);
  expect(new Set(flags).size).toBe(flags.length);
});

test('reads the locality from a file when the pod does not carry it', () => {
  const command = startCommand({ ...COCKROACHDB, locality: 'nodeLabels' });
  expect(command.filter((word) => word.startsWith('--locality'))).toEqual([
    '--locality-file=/cockroach/locality/locality',
  ]);
});

test('joins every member, and takes cluster, service and namespace from their names', () => {
  const command = startCommand({ ...COCKROACHDB, name: 'crdb', namespace: 'data', clusterName: 'prod', replicas: 5 });
  const members = [0, 1, 2, 3, 4].map((member) => `crdb-${member}.crdb.data.svc.cluster.local:26258`);
  expect(command).toEqual(
    expect.arrayContaining([
      `--join=${members.join(',')}`,
      '--cluster-name=prod',
      '--advertise-addr=$(POD_NAME).crdb.data.svc.cluster.local:26258',
    ]),
  );
});
