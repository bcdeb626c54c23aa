import { keepsQuorumWithoutAnyZone } from '../../lib/zones';
import { defaultScenario } from '../scenarios';

test('one member stands in each zone, so that the loss of a zone leaves a majority', () => {
  const { database, zones } = defaultScenario();
  expect(database.replicas).toBe(zones.length);
  expect(keepsQuorumWithoutAnyZone(database.replicas, zones.length)).toBe(true);
});

test.each([
  ['24Gi', 6144],
  ['8Gi', 2048],
  ['25Gi', 6400],
  ['9999Mi', 2499],
])('of %s of memory the cache and SQL get %i MiB each', (memory, mebibytes) => {
  const { database } = defaultScenario((config) => {
    config.database.cockroachdb.memory = memory;
  });
  expect([database.cacheMebibytes, database.sqlMemoryMebibytes]).toEqual([mebibytes, mebibytes]);
});

test('every service that uses the database has a user, and no other has one', () => {
  const { database } = defaultScenario(({ services }) => {
    const [first] = services;
    if (first) services.push({ ...first, name: 'service-c', host: 'c.acme.example.com', database: 'none' });
  });
  expect(database.users).toEqual([
    { name: 'service-a', access: 'write' },
    { name: 'service-b', access: 'read' },
  ]);
});

test('backups go into a bucket that is named after the project and the platform', () => {
  expect(defaultScenario().database.backup).toEqual({
    bucket: 'acme-prod-acme-cockroachdb-backup',
    incremental: '@hourly',
    full: '@daily',
    daysBetween: 1,
    // 35, and a day until the next full one
    keepDays: 36,
  });
});

test('the licence is the name of a Secret, or is not there', () => {
  expect(defaultScenario().database.licence).toEqual({ secret: 'cockroachdb-licence', telemetry: true });
  const { database } = defaultScenario((config) => {
    delete config.database.cockroachdb.licence;
  });
  expect(database).not.toHaveProperty('licence');
});

test('size, locality and metrics are passed on', () => {
  expect(defaultScenario().database).toMatchObject({
    clusterName: 'acme',
    cpu: '6',
    memory: '24Gi',
    storage: '200Gi',
    locality: 'podLabels',
    metrics: 'annotations',
    database: 'app',
  });
});
