// An output as small as the drill can read, for tests to begin with.
import type { KubernetesObject } from '../../../../rehearsal/cluster/api';
import type { ClusterObject } from '../../../../rehearsal/drills/postgres/rendered/cluster';
import type { Output } from '../../../../rehearsal/output';

const metadata = (name: string) => ({ name, namespace: 'postgres' });

export const CLUSTER: ClusterObject = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: metadata('postgres'),
  spec: {
    instances: 3,
    postgresql: {
      synchronous: { method: 'any', number: 1, failoverQuorum: true },
      parameters: { max_connections: '276', 'pg_stat_statements.track': 'all', log_line_prefix: "it's" },
      pg_hba: ['hostnossl all all all reject', 'host all all all reject'],
    },
    bootstrap: { initdb: { database: 'app', owner: 'trizone_owner' } },
    certificates: { serverTLSSecret: 'postgres-tls' },
  },
};

const certificate = (name: string, dnsNames: readonly string[]) => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: metadata(name),
  spec: { secretName: name, commonName: name, ...(dnsNames.length > 0 ? { dnsNames } : {}) },
});

const workload = (kind: string, name: string, configMap: string, secretName: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: metadata(name),
  spec: {
    replicas: 3,
    template: {
      spec: {
        containers: [{ name }],
        volumes: [
          { name: 'files', configMap: { name: configMap } },
          { name: 'tls', secret: { secretName } },
        ],
      },
    },
  },
});

const configMap = (name: string, data: object) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: metadata(name),
  data,
});

const PGPOOL_CONF = `backend_flag0 = 'ALWAYS_PRIMARY|DISALLOW_TO_FAILOVER'
backend_flag1 = 'DISALLOW_TO_FAILOVER'
failover_on_backend_error = off
failover_on_backend_shutdown = off
num_init_children = 64
enable_shared_relcache = off
`;

export const OBJECTS: readonly KubernetesObject[] = [
  CLUSTER,
  certificate('postgres-tls', ['postgres-rw', 'postgres-rw.postgres.svc', 'postgres-ro', 'postgres-ro.postgres.svc']),
  certificate('postgres-trust', []),
  certificate('pgpool-tls', ['pgpool', 'pgpool.postgres.svc']),
  configMap('pgpool', { 'pgpool.conf': PGPOOL_CONF }),
  configMap('sql', { 'bootstrap.sql': 'SELECT 1;' }),
  workload('Deployment', 'pgpool', 'pgpool', 'pgpool-tls'),
  workload('Job', 'bootstrap', 'sql', 'postgres-trust'),
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadata('passwords'),
    spec: {
      target: { name: 'passwords' },
      data: [
        { secretKey: 'service-a', remoteRef: { key: 'a', property: 'password' } },
        { secretKey: 'again', remoteRef: { key: 'a', property: 'password' } },
        { secretKey: 'analyst', remoteRef: { key: 'b', property: 'password' } },
      ],
    },
  },
] as unknown as readonly KubernetesObject[];

/** An output of these objects. */
export const outputOf = (objects: readonly KubernetesObject[] = OBJECTS): Output => ({
  directory: '',
  guide: '',
  topologies: [],
  stages: [{ tree: 'manifests', name: 'platform', objects }],
});
