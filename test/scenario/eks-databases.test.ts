// What holds of every scenario with its database in the EKS cluster.
import fc from 'fast-check';
import { instanceAllocatable } from '../../lib/machines';
import { eksCockroachDbScenario, eksPostgresScenario } from '../../lib/scenario';
import { bytes, contains, fits, millicores, overlaps } from '../../lib/zones';
import { arbitraryAwsInput } from '../config/arbitrary-config';
import { validAwsConfig } from '../config/valid-config';
import { defaultConfig, defaultEksCockroachDbScenario, defaultPostgresScenario } from '../scenarios';

// drawn once for all claims, because reading the configurations takes most of the time
const CONFIGS = fc.sample(arbitraryAwsInput, 60).map(validAwsConfig);
const SCENARIOS = CONFIGS.flatMap((config) => [eksPostgresScenario(config), eksCockroachDbScenario(config)]);

type Decided = (typeof SCENARIOS)[number];

function always(claim: (decided: Decided) => void): void {
  fc.assert(fc.property(fc.constantFrom(...SCENARIOS), claim), { numRuns: SCENARIOS.length });
}

test('every valid configuration has them, and they are plain data: JSON and back changes nothing', () => {
  always((decided) => {
    expect(JSON.parse(JSON.stringify(decided))).toStrictEqual(decided);
  });
});

test('the platforms of one configuration have different names, and so have all that begin with them', () => {
  const config = defaultConfig();
  expect([eksPostgresScenario(config), eksCockroachDbScenario(config)].map(({ name }) => name)).toEqual([
    'acme-postgres',
    'acme-cockroachdb',
  ]);
  expect(defaultPostgresScenario().serviceStacks.map(({ name }) => name)).toEqual(['acme-postgres-services-1']);
});

test('names keep within their limits: 100 of a cluster, 63 of a bucket, which begins with the account and the region', () => {
  always(({ name, account, region, cluster, database }) => {
    expect(cluster.name).toMatch(/^[a-z][-a-z0-9]{0,99}$/);
    expect(database.backup.bucket).toMatch(/^[a-z0-9][-a-z0-9]{1,61}[a-z0-9]$/);
    expect(database.backup.bucket).toBe(`${account}-${region}-${name}-backup`);
  });
});

test('the longest names of all still make the name of a bucket', () => {
  const { database } = eksCockroachDbScenario(
    defaultConfig((config) => {
      config.name = 'a'.repeat(16);
      config.aws.region = 'ap-southeast-1';
    }),
  );
  expect(database.backup.bucket).toHaveLength(63);
});

test('the database has nodes of its own in each zone, each of which holds a member of it and no service', () => {
  always(({ id, cluster, database }) => {
    const [, nodes] = cluster.nodeGroups;
    expect(nodes).toMatchObject({
      role: 'database',
      minNodesPerZone: 1,
      maxNodesPerZone: 2,
      labels: { 'trizone.dev/dedicated': 'database' },
      taints: [{ key: 'trizone.dev/dedicated', value: 'database', effect: 'NoSchedule' }],
    });
    // the sidecar: of the certificates, or of the backups
    const sidecar = id === 'eks-postgres' ? { cpu: '250m', memory: '512Mi' } : { cpu: '50m', memory: '64Mi' };
    const pod = {
      millicores: millicores(database.cpu) + millicores(sidecar.cpu),
      bytes: bytes(database.memory) + bytes(sidecar.memory),
    };
    expect(fits(pod, instanceAllocatable(nodes?.instanceType ?? ''))).toBe(true);
  });
});

test.each([
  ['1', '4Gi', 'm7i.large'],
  ['2', '4Gi', 'c7i.xlarge'],
  ['1', '11Gi', 'r7i.large'],
  ['6', '24Gi', 'm7i.2xlarge'],
  ['100', '600Gi', 'm7i.48xlarge'],
])('PostgreSQL of %s CPU and %s stands on the smallest that holds it: %s', (cpu, memory, instanceType) => {
  const { cluster } = defaultPostgresScenario(({ database }) => {
    Object.assign(database.postgres, { cpu, memory });
  });
  expect(cluster.nodeGroups[1]?.instanceType).toBe(instanceType);
});

test('the addresses of Services never overlap the VPC', () => {
  always(({ network, cluster }) => {
    expect(overlaps(network.cidr, cluster.serviceCidr)).toBe(false);
  });
  const inTheWay = defaultPostgresScenario(({ aws }) => {
    aws.network.cidr = '172.20.0.0/16';
  });
  expect(inTheWay.cluster.serviceCidr).toBe('10.100.0.0/16');
  expect(contains('10.0.0.0/8', inTheWay.cluster.serviceCidr)).toBe(true);
});

test('PostgreSQL: schedule, sizes, connections and image are those of the configuration', () => {
  expect(defaultPostgresScenario().database).toEqual({
    namespace: 'postgres',
    name: 'postgres',
    cpu: '1',
    memory: '4Gi',
    storage: '50Gi',
    walStorage: '20Gi',
    metrics: 'none',
    database: 'app',
    users: [
      { name: 'service-a', access: 'write' },
      { name: 'service-b', access: 'read' },
    ],
    backup: {
      bucket: '123456789012-eu-west-1-acme-postgres-backup',
      schedule: '0 0 0 * * *',
      daysBetween: 1,
      retentionDays: 35,
    },
    pgpool: { name: 'pgpool' },
    connections: { pgpool: { replicas: 3, processes: 64 }, directReaders: 60, analyst: 20 },
  });
  const image = 'registry.example.com/pgpool:4.6.1';
  const named = defaultPostgresScenario(({ database }) => {
    database.postgres.pgpool.image = image;
  });
  expect(named.database.pgpool.image).toBe(image);
});

test('CockroachDB is the same database as on Google Cloud but for its bucket and its name', () => {
  const { backup, clusterName, ...rest } = defaultEksCockroachDbScenario().database;
  expect(clusterName).toBe('acme-cockroachdb');
  expect(backup).toEqual({
    bucket: '123456789012-eu-west-1-acme-cockroachdb-backup',
    incremental: '@hourly',
    full: '@daily',
    daysBetween: 1,
    keepDays: 36,
  });
  expect(rest).toMatchObject({ cpu: '6', memory: '24Gi', replicas: 3, locality: 'podLabels' });
});

test('the analyst comes by the allowlist, the VPN and the pods', () => {
  expect(defaultPostgresScenario().analyst).toMatchObject({
    allowlist: { host: 'sql-aws.acme.example.com', cidrs: [{ cidr: '203.0.113.0/28' }] },
    vpn: { networks: ['192.168.0.0/16'] },
    bastionPod: { group: 'acme-postgres:analysts' },
  });
  expect(defaultPostgresScenario().analyst).not.toHaveProperty('bastionHost');
});
