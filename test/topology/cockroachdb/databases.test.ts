import { object, podTemplate, type Sample, topologyOf } from '../sample';

const ZONE = { name: 'ZONE', valueFrom: { fieldRef: { fieldPath: "metadata.labels['topology.kubernetes.io/zone']" } } };

const set = (command: readonly string[], env: readonly Sample[] = [ZONE], replicas: unknown = 3) =>
  object('apps/v1', 'StatefulSet', 'db', {
    spec: { replicas, template: podTemplate('db', {}, { image: 'cockroachdb/cockroach:v26.2.7', command, env }) },
  });

const start = (...flags: readonly string[]) => ['/cockroach/cockroach', 'start', ...flags];

const databases = (...objects: readonly Sample[]) => topologyOf(objects).databases;

test('a StatefulSet of CockroachDB is a database whose members decide by a majority', () => {
  const sql = object('v1', 'ConfigMap', 'sql', {
    data: { 'b.sql': "CREATE SCHEDULE x FOR BACKUP INTO 'gs://bucket/db?AUTH=implicit' RECURRING '@hourly';" },
  });
  const file = 'workload/objects.yaml';
  const place = { file, line: 1, resource: 'StatefulSet a/db' };
  expect(databases(set(start('--sql-addr=:5433', '--locality=region=r,zone=$(ZONE)')), sql)).toEqual([
    {
      id: 'StatefulSet a/db',
      name: 'db',
      engine: 'cockroachdb',
      consistency: 'majority',
      members: ['db-0', 'db-1', 'db-2'].map((name) => ({ name, role: 'equal', place })),
      workload: 'StatefulSet a/db',
      knowsZones: true,
      copies: 3,
      port: 5433,
      subnets: [],
      securityGroups: [],
      publiclyAccessible: false,
      backups: [{ file, line: 3, resource: 'ConfigMap a/sql', field: 'data.b.sql' }],
      place,
    },
  ]);
});

test.each([
  ['no locality', start(), [ZONE], false],
  ['a locality without a zone', start('--locality=region=r'), [ZONE], false],
  ['one zone for all members', start('--locality=zone=a'), [ZONE], false],
  ['a zone from the node', start('--locality=zone=$(ZONE)'), [ZONE], true],
  [
    'a zone from the node, in a shell',
    ['sh', '-c', 'exec cockroach start --locality=region=r,zone=$ZONE'],
    [ZONE],
    true,
  ],
  [
    'a zone from elsewhere',
    start('--locality=zone=$(ZONE)'),
    [{ name: 'ZONE', value: 'x' }],
    { unknown: 'where variable ZONE comes from cannot be told' },
  ],
  [
    'a file',
    start('--locality-file=/l'),
    [ZONE],
    { unknown: 'the locality stands in a file that is written at the start' },
  ],
])('tells whether members know their zone: %s', (_, command, env, expected) => {
  expect(databases(set(command, env)).map(({ knowsZones }) => knowsZones)).toEqual([expected]);
});

test('a database of one node, and what only carries the image, is none', () => {
  expect(databases(set(['/cockroach/cockroach', 'start-single-node']))).toEqual([]);
  expect(databases(set(['cockroach', 'init']))).toEqual([]);
});

test.each([-1, 1.5, 1e9, 'many'])('lists no members of %p replicas', (replicas) => {
  expect(databases(set(start(), [], replicas)).map(({ members }) => members)).toEqual([[]]);
});
