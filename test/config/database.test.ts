import { testRefusals } from './refusals';

const CRON = { allowed: 'a cron expression of five fields', remedy: 'say how often' };

describe('size', () => {
  testRefusals([
    {
      claim: 'a database node of less than 2 CPUs',
      edit: ['cpu: "12"', 'cpu: 1900m'],
      path: 'database.cockroachdb.cpu',
      allowed: 'at least 2',
      remedy: '4 or more in production',
    },
    {
      claim: 'less memory than 4Gi for each CPU',
      edit: ['memory: 64Gi', 'memory: 47Gi'],
      path: 'database.cockroachdb.memory',
      allowed: '4Gi for each CPU: 48Gi for 12 CPUs',
      remedy: 'raise memory, or lower cpu',
    },
    {
      claim: 'a disk of less than 10Gi',
      edit: ['storage: 1Ti', 'storage: 9Gi'],
      path: 'database.cockroachdb.storage',
      allowed: 'at least 10Gi',
      remedy: 'a larger disk is also a faster one',
    },
    {
      // 16000m less 110m that GKE keeps and 500m of the node's own daemons
      claim: 'a machine with too few CPUs for the database',
      edit: ['cpu: "12"', 'cpu: 15391m'],
      path: 'google.nodePools.database.machineType',
      allowed: 'room for a database node of 15391m CPU and 64Gi; this one offers 15390m CPU',
      remedy: 'choose a larger machine type',
      at: 'machineType: n2-highmem-16',
    },
    {
      claim: 'a machine with too little memory for the database',
      edit: ['machineType: n2-highmem-16', 'machineType: n2-standard-16'],
      path: 'google.nodePools.database.machineType',
      allowed: 'room for a database node of 12 CPU and 64Gi; this one offers 15390m CPU and 57.7 GiB',
      remedy: 'lower database.cockroachdb.cpu and memory',
    },
    {
      claim: 'memory without a unit that is a few bytes',
      edit: ['memory: 64Gi', 'memory: "64"'],
      path: 'database.cockroachdb.memory',
      allowed: 'at least 8Gi',
      remedy: 'raise memory',
    },
    {
      claim: 'memory as a fraction',
      edit: ['memory: 64Gi', 'memory: 64.5Gi'],
      path: 'database.cockroachdb.memory',
      allowed: 'a memory quantity of Kubernetes',
      remedy: '256Mi or 16Gi',
    },
  ]);
});

describe('names', () => {
  testRefusals([
    ...['system', 'postgres', 'defaultdb', 'rdsadmin', 'App', '1app', 'my-app', 'a'.repeat(64)].map((name) => ({
      claim: `a database named ${name}`,
      edit: ['name: shop_data', `name: ${name}`] as const,
      path: 'database.name',
      allowed: 'a lower-case SQL name that no system database has',
      remedy: 'a letter first, for example app',
    })),
  ]);
});

describe('operation', () => {
  testRefusals([
    ...['hourly', '@yearly', '* * * *', '* * * * * *', "0 1 * * 'x'", '', '0 1 * * *;'].map((schedule) => ({
      claim: `the schedule "${schedule}"`,
      edit: ['full: "15 2 * * 0"', `full: "${schedule}"`] as const,
      path: 'database.cockroachdb.backup.full',
      ...CRON,
    })),
    {
      claim: 'a schedule over two lines',
      edit: ['incremental: "*/30 * * * *"', 'incremental: "*/30 * *\\n* *"'],
      path: 'database.cockroachdb.backup.incremental',
      ...CRON,
    },
    {
      claim: 'backups that are kept for less than a week',
      edit: ['retentionDays: 90', 'retentionDays: 6'],
      path: 'database.cockroachdb.backup.retentionDays',
      allowed: 'a whole number from 7 to 3650',
      remedy: 'long enough to notice a mistake',
    },
    {
      claim: 'a locality that is not known',
      edit: ['locality: nodeLabels', 'locality: zone'],
      path: 'database.cockroachdb.locality',
      allowed: 'one of podLabels, nodeLabels',
      remedy: 'podLabels on Kubernetes 1.35 or newer',
    },
    {
      claim: 'metrics of another kind',
      edit: ['metrics: serviceMonitor', 'metrics: true'],
      path: 'database.cockroachdb.metrics',
      allowed: 'one of none, annotations, serviceMonitor',
      remedy: 'how Prometheus finds the nodes',
    },
    {
      claim: 'a licence without the name of its Secret',
      edit: ['licence: { secret: cockroachdb-licence, telemetry: false }', 'licence: { telemetry: false }'],
      path: 'database.cockroachdb.licence.secret',
      allowed: 'a DNS label of at most 63',
      remedy: 'the Secret',
      at: 'licence:',
    },
    {
      claim: 'a licence key itself, which belongs into a Secret',
      edit: ['licence: { secret: cockroachdb-licence, telemetry: false }', 'licence: crl-0-EJL04ukFGAEiI1'],
      path: 'database.cockroachdb.licence',
      allowed: 'a mapping with the keys secret, telemetry',
      remedy: 'write the keys on lines of their own',
    },
  ]);
});
