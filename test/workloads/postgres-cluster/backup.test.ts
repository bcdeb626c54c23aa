import { type PostgresBackupProps, PostgresCluster } from '../../../lib/workloads';
import { POSTGRES } from '../examples';
import { type Manifest, oneOf, synthesize } from '../manifests';

const backup = (change: Partial<PostgresBackupProps> = {}): Manifest[] =>
  synthesize(
    (chart) => new PostgresCluster(chart, 'Postgres', { ...POSTGRES, backup: { ...POSTGRES.backup, ...change } }),
  );

const MANIFESTS = backup();

test('the log is archived all the time, by an identity of the cloud', () => {
  const { spec } = oneOf(MANIFESTS, 'Cluster');
  expect(spec).toMatchObject({
    plugins: [
      { name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true, parameters: { barmanObjectName: 'pg-backup' } },
    ],
    serviceAccountTemplate: { metadata: { annotations: { 'example.com/identity': 'backup' } } },
  });
});

test('everything goes to one folder, compressed, and is kept for the days that are wanted', () => {
  expect(oneOf(MANIFESTS, 'ObjectStore').spec).toEqual({
    retentionPolicy: '14d',
    configuration: {
      destinationPath: 's3://backups.example.com/pg',
      s3Credentials: { inheritFromIAMRole: true },
      wal: { compression: 'zstd', maxParallel: 4 },
      data: { compression: 'lz4' },
    },
    instanceSidecarConfiguration: {
      resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
    },
  });
});

test('a full backup is taken at once and then by the clock', () => {
  expect(oneOf(MANIFESTS, 'ScheduledBackup').spec).toEqual({
    schedule: '0 0 2 * * *',
    immediate: true,
    backupOwnerReference: 'self',
    cluster: { name: 'pg' },
    method: 'plugin',
    pluginConfiguration: { name: 'barman-cloud.cloudnative-pg.io' },
  });
});

test('a bucket of Google Cloud is reached by its own identity', () => {
  expect(oneOf(backup({ destination: 'gs://bucket/pg' }), 'ObjectStore').spec.configuration).toMatchObject({
    destinationPath: 'gs://bucket/pg',
    googleCredentials: { gkeEnvironment: true },
  });
});

test('a database that is made from backups writes its own ones to another folder', () => {
  const spec = oneOf(backup({ recovery: { from: 'pg', into: 'pg-2', until: '2026-11-22T12:00:00Z' } }), 'Cluster').spec;
  expect(spec).toMatchObject({
    bootstrap: {
      recovery: {
        source: 'backups',
        database: 'app',
        owner: 'trizone_owner',
        recoveryTarget: { targetTime: '2026-11-22T12:00:00Z' },
      },
    },
    externalClusters: [
      {
        name: 'backups',
        plugin: {
          name: 'barman-cloud.cloudnative-pg.io',
          parameters: { barmanObjectName: 'pg-backup', serverName: 'pg' },
        },
      },
    ],
    plugins: [{ isWALArchiver: true, parameters: { barmanObjectName: 'pg-backup', serverName: 'pg-2' } }],
  });
  expect(Object.keys((spec as { bootstrap: object }).bootstrap)).toEqual(['recovery']);
});

test.each<[Partial<PostgresBackupProps>, RegExp]>([
  [{ destination: '/backups' }, /'destination' must begin with s3:\/\/ or gs:\/\/ .*, got '\/backups'/],
  [{ destination: 's3://' }, /'destination' must begin with .* the name of a bucket, got 's3:\/\/'/],
  [{ schedule: '0 2 * * *' }, /'schedule' must be a cron expression of six fields, .* got '0 2 \* \* \*'/],
  [{ retentionDays: 0 }, /'retentionDays' must be a whole number of at least 1, got 0/],
  [{ recovery: { from: 'pg', into: 'pg' } }, /'recovery.into' must be another folder than 'pg'/],
  [{ retentionDays: 1.5 }, /'retentionDays' must be a whole number of at least 1, got 1.5/],
])('fails when the plan is %p', (change, message) => {
  expect(() => backup(change)).toThrow(message);
});
