// One example of every construct's properties, small and complete, and everything together in one list.
import type { Chart } from 'cdk8s';
import {
  Bastion,
  type CloudProfile,
  Descheduler,
  type DeschedulerProps,
  network,
  Pgpool,
  type PgpoolProps,
  type PostgresClusterProps,
  pods,
  RestrictedNamespace,
  ZoneSpreadService,
} from '../../lib/workloads';
import type { BastionProps } from '../../lib/workloads/bastion';
import { BootstrapJobs, CockroachDb, cockroachDbEndpoint } from '../../lib/workloads/cockroachdb';
import type { BootstrapJobsProps } from '../../lib/workloads/cockroachdb/bootstrap-jobs';
import type { CockroachDbProps } from '../../lib/workloads/cockroachdb/cockroachdb';
import type { ZoneSpreadServiceProps } from '../../lib/workloads/zone-spread-service';
import { type Manifest, synthesize } from './manifests';

/** A cloud that does not exist. */
export const PROFILE: CloudProfile = {
  bindIngress: () => ({ serviceAnnotations: {}, ingressAnnotations: {} }),
  loadBalancer: (scheme, addressName) => ({ annotations: { scheme, addressName } }),
  databaseDisk: { provisioner: 'disk.example.com', parameters: { type: 'fast' } },
  ingressSources: [network('192.0.2.0/24')],
  nameServers: [network('192.0.2.53/32')],
  metadataServer: { peers: [network('192.0.2.254/32')], ports: [80, 988] },
  objectStorage: [network('198.51.100.0/30')],
  serviceAccountAnnotations: {},
};

export const CLUSTER = { namespace: 'cockroachdb', name: 'cockroachdb' };

export const DATABASE = cockroachDbEndpoint(CLUSTER, 'app', 'orders');

export const SERVICE: ZoneSpreadServiceProps = {
  name: 'orders',
  namespace: 'services',
  image: 'registry.example.com/orders:1.2.3',
  port: 8080,
  args: [],
  env: {},
  secretEnv: {},
  user: 1000,
  health: { readiness: '/ready', liveness: '/alive' },
  resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  replicas: { min: 3, max: 9 },
  host: 'orders.example.com',
  allowFrom: [],
  calls: [],
  egress: [],
  profile: PROFILE,
};

export const COCKROACHDB: Required<CockroachDbProps> = {
  ...CLUSTER,
  clusterName: 'trial',
  image: 'registry.example.com/cockroach:v1.2.3',
  kubectlImage: 'registry.example.com/kubectl:1.2.3',
  replicas: 3,
  cpu: '6',
  memory: '24Gi',
  storage: '200Gi',
  cacheMebibytes: 6144,
  sqlMemoryMebibytes: 6000,
  locality: 'podLabels',
  priorityClass: 'database-priority',
  storageClass: 'database-disk',
  dedicatedNodes: { key: 'example.com/pool', value: 'database' },
  metrics: 'none',
  alerts: [],
  loadBalancers: [],
  clients: [pods('services', 'orders')],
  healthCheckSources: [network('203.0.113.16/28')],
  telemetry: false,
  kubernetesApi: [network('203.0.113.8/32')],
  profile: PROFILE,
};

export const BOOTSTRAP: BootstrapJobsProps = {
  ...CLUSTER,
  clusterName: 'trial',
  cockroachImage: 'registry.example.com/cockroach:v1.2.3',
  psqlImage: 'registry.example.com/psql:18',
  psqlUser: 999,
  database: 'app',
  users: [
    { name: 'orders', access: 'write' },
    { name: 'reports', access: 'read' },
  ],
  analyst: { username: 'analyst', statementTimeoutSeconds: 300 },
  admitted: {
    users: [
      { name: 'orders', cidrs: ['10.1.0.0/16'] },
      { name: 'analyst', cidrs: ['10.1.0.0/16', '198.51.100.7/32'] },
    ],
    pods: '10.1.0.0/16',
  },
  backup: { uri: 'store://bucket/backups', incremental: '@hourly', full: '@daily' },
};

export const BASTION: Required<Omit<BastionProps, 'passwordFile'>> = {
  namespace: 'analyst',
  name: 'bastion',
  replicas: 3,
  group: 'analysts@example.com',
  image: 'registry.example.com/psql:18',
  user: 999,
  database: cockroachDbEndpoint(CLUSTER, 'app', 'analyst'),
  profile: PROFILE,
};

const PG = { namespace: 'postgres', name: 'pg' };
const FRONT = { namespace: 'postgres', name: 'pgpool' };
const ISSUER = { kind: 'ClusterIssuer', name: 'database-ca' } as const;

export const POSTGRES: Required<PostgresClusterProps> = {
  ...PG,
  image: 'registry.example.com/postgresql:17.6',
  database: 'app',
  cpu: '2',
  memory: '4Gi',
  storage: '50Gi',
  walStorage: '20Gi',
  connections: { pgpool: { replicas: 3, processes: 64 }, directReaders: 30, analyst: 10 },
  dedicatedNodes: { key: 'example.com/pool', value: 'database' },
  monitoring: 'none',
  alerts: [],
  backup: { destination: 's3://backups.example.com/pg', schedule: '0 0 2 * * *', retentionDays: 14 },
  issuer: ISSUER,
  hosts: [],
  pgpool: FRONT,
  clients: [pods('services', 'reports')],
  operatorNamespace: 'cnpg-system',
  kubernetesApi: [network('203.0.113.8/32')],
  profile: { ...PROFILE, serviceAccountAnnotations: { 'example.com/identity': 'backup' } },
};

export const PGPOOL: Required<Omit<PgpoolProps, 'resources'>> = {
  ...FRONT,
  ...POSTGRES.connections.pgpool,
  image: 'registry.example.com/pgpool:4.6.1',
  user: 70,
  cluster: PG,
  database: 'app',
  users: ['orders', 'reports', 'analyst'],
  passwordSecret: 'passwords',
  longestReadSeconds: 300,
  issuer: ISSUER,
  hosts: [],
  addresses: [],
  loadBalancers: [],
  clients: [pods('services', 'orders')],
  healthCheckSources: [],
};

export const LICENCE = { secret: 'cockroachdb-licence', telemetry: true };

export const DESCHEDULER: DeschedulerProps = {
  image: 'registry.example.com/descheduler:v1',
  namespaces: ['services', 'data'],
  nameServers: PROFILE.nameServers,
  kubernetesApi: [network('192.0.2.1/32')],
};

/** Every construct that makes pods, in every variation that changes them. */
export function everything(): Manifest[] {
  const define: ((chart: Chart) => void)[] = [
    (chart) => new ZoneSpreadService(chart, 'Service', SERVICE),
    (chart) => new ZoneSpreadService(chart, 'WithDatabase', { ...SERVICE, name: 'with-database', database: DATABASE }),
    (chart) => new CockroachDb(chart, 'PodLabels', { ...COCKROACHDB, metrics: 'annotations' }),
    (chart) => new CockroachDb(chart, 'NodeLabels', { ...COCKROACHDB, name: 'node-labels', locality: 'nodeLabels' }),
    (chart) => new BootstrapJobs(chart, 'Bootstrap', BOOTSTRAP),
    (chart) => new BootstrapJobs(chart, 'WithLicence', { ...BOOTSTRAP, name: 'with-licence', licence: LICENCE }),
    (chart) => new Bastion(chart, 'Bastion', BASTION),
    (chart) => new Pgpool(chart, 'Pgpool', PGPOOL),
    (chart) => new Descheduler(chart, 'Descheduler', DESCHEDULER),
    (chart) => new RestrictedNamespace(chart, 'Namespace', { name: 'services', nameServers: PROFILE.nameServers }),
  ];
  return synthesize((chart) => {
    for (const one of define) one(chart);
  });
}
