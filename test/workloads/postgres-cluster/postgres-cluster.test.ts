import { PostgresCluster, type PostgresClusterProps } from '../../../lib/workloads';
import { POSTGRES } from '../examples';
import { allOf, inventory, type Manifest, oneOf, synthesize } from '../manifests';

const cluster = (change: Partial<PostgresClusterProps> = {}): Manifest[] =>
  synthesize((chart) => new PostgresCluster(chart, 'Postgres', { ...POSTGRES, ...change }));

const MANIFESTS = cluster();
const { metadata, spec } = oneOf(MANIFESTS, 'Cluster');

test('is a Cluster, its classes, certificate, backups and policy', () => {
  expect(inventory(MANIFESTS)).toEqual([
    'Certificate/pg-tls',
    'Cluster/pg',
    'NetworkPolicy/pg',
    'ObjectStore/pg-backup',
    'PriorityClass/trizone-database',
    'ScheduledBackup/pg',
    'StorageClass/trizone-database',
  ]);
  expect(metadata.namespace).toBe('postgres');
});

describe('the instances', () => {
  test('are one in each zone, and never two in one', () => {
    expect(spec).toMatchObject({
      instances: 3,
      affinity: {
        enablePodAntiAffinity: true,
        podAntiAffinityType: 'required',
        topologyKey: 'topology.kubernetes.io/zone',
      },
      topologySpreadConstraints: [
        {
          topologyKey: 'topology.kubernetes.io/zone',
          maxSkew: 1,
          whenUnsatisfiable: 'DoNotSchedule',
          minDomains: 3,
          nodeTaintsPolicy: 'Honor',
          nodeAffinityPolicy: 'Honor',
          labelSelector: { matchLabels: { 'cnpg.io/cluster': 'pg' } },
        },
      ],
      priorityClassName: 'trizone-database',
    });
  });

  const evictions = ['unreachable', 'not-ready'].map((state) => ({
    key: `node.kubernetes.io/${state}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: 30,
  }));

  test('stand on nodes of their own, and leave a lost one after 30 seconds', () => {
    expect(spec).toMatchObject({
      affinity: {
        nodeSelector: { 'example.com/pool': 'database' },
        tolerations: [
          { key: 'example.com/pool', operator: 'Equal', value: 'database', effect: 'NoSchedule' },
          ...evictions,
        ],
      },
    });
  });

  test('stand on any node where the database has none of its own', () => {
    const { dedicatedNodes: _, ...shared } = POSTGRES;
    const manifests = synthesize((chart) => new PostgresCluster(chart, 'Postgres', shared));
    const { affinity } = oneOf(manifests, 'Cluster').spec;
    expect(affinity).toMatchObject({ tolerations: evictions });
    expect(affinity).not.toHaveProperty('nodeSelector');
  });

  test('have all that they ask for, so that they are the last to go', () => {
    const all = { cpu: '2', memory: '4Gi' };
    expect(spec.resources).toEqual({ requests: all, limits: all });
  });

  test('keep data and log on disks of their own, which are made in their zone and stay when they go', () => {
    const disk = (size: string) => ({ storageClass: 'trizone-database', size, resizeInUseVolumes: true });
    expect([spec.storage, spec.walStorage]).toEqual([disk('50Gi'), disk('20Gi')]);
    expect(oneOf(MANIFESTS, 'StorageClass')).toMatchObject({
      provisioner: 'disk.example.com',
      volumeBindingMode: 'WaitForFirstConsumer',
      reclaimPolicy: 'Retain',
    });
  });

  test('run as restricted as the operator makes them: nothing is overridden', () => {
    for (const field of ['podSecurityContext', 'securityContext', 'seccompProfile', 'postgresUID']) {
      expect(spec).not.toHaveProperty(field);
    }
  });
});

describe('a failover', () => {
  test('loses no acknowledged commit: one reader has it, and only one that surely has all is promoted', () => {
    expect(spec.postgresql.synchronous).toEqual({
      method: 'any',
      number: 1,
      dataDurability: 'required',
      failoverQuorum: true,
    });
    expect(spec.postgresql.parameters.synchronous_commit).toBe('on');
  });

  test('begins at once and waits for nobody for long', () => {
    expect(spec).toMatchObject({
      failoverDelay: 0,
      switchoverDelay: 60,
      stopDelay: 90,
      smartShutdownTimeout: 5,
      startDelay: 600,
      primaryUpdateMethod: 'switchover',
      primaryUpdateStrategy: 'unsupervised',
      enablePDB: true,
    });
  });

  test('leaves no second writer: one that is cut off stops itself', () => {
    expect(spec.probes).toEqual({
      liveness: { isolationCheck: { enabled: true, requestTimeout: 2000, connectionTimeout: 2000 } },
    });
  });

  test('is not stopped by a reader that stays away: its log does not fill the disk of the writer', () => {
    expect(spec.postgresql.parameters.max_slot_wal_keep_size).toBe('10240MB');
  });
});

test('the server takes as many connections as the plan has, and a quarter of the memory for its buffers', () => {
  expect(spec.postgresql.parameters).toMatchObject({ max_connections: '316', shared_buffers: '1024MB' });
});

describe('who comes in', () => {
  test('comes by TLS 1.3 and with a password: the owner, and whoever has rights; nobody else', () => {
    expect(spec.postgresql.pg_hba).toEqual([
      'hostnossl all all all reject',
      'hostssl app trizone_owner all scram-sha-256',
      'hostssl app +trizone_read,+trizone_write all scram-sha-256',
      'host all all all reject',
    ]);
    expect(spec.postgresql.parameters).toMatchObject({
      ssl_min_protocol_version: 'TLSv1.3',
      password_encryption: 'scram-sha-256',
    });
  });

  test('is never the superuser, and finds no Service but those of the writer and of the readers', () => {
    expect(spec).toMatchObject({
      enableSuperuserAccess: false,
      managed: { services: { disabledDefaultServices: ['r'] } },
    });
  });

  test('finds pages with checksums, and an owner that may make roles, whose statements are not logged', () => {
    expect(spec.bootstrap).toEqual({
      initdb: {
        database: 'app',
        owner: 'trizone_owner',
        dataChecksums: true,
        postInitApplicationSQL: [
          'ALTER ROLE "trizone_owner" CREATEROLE',
          `ALTER ROLE "trizone_owner" SET log_min_error_statement = 'panic'`,
          `ALTER ROLE "trizone_owner" SET log_min_duration_statement = '-1'`,
          expect.stringMatching(/^DO .*'REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC'/),
        ],
      },
    });
  });

  // CloudNativePG hands them to a container as arguments, where `$$` is one dollar sign and `$(NAME)` a variable
  test('finds statements of which Kubernetes leaves every character as it is', () => {
    const statements: readonly string[] = spec.bootstrap.initdb.postInitApplicationSQL;
    expect(statements.filter((text) => /\$\$|\$\(/.test(text))).toEqual([]);
  });
});

test('the certificate is valid for both Services in every form, is read again when renewed, and is for servers alone', () => {
  const certificate = oneOf(cluster({ hosts: ['pg.example.com'] }), 'Certificate').spec;
  const forms = ['', '.postgres', '.postgres.svc', '.postgres.svc.cluster.local'];
  expect(certificate).toMatchObject({
    secretName: 'pg-tls',
    secretTemplate: { labels: { 'cnpg.io/reload': '' } },
    commonName: 'pg',
    usages: ['digital signature', 'key encipherment', 'server auth'],
    dnsNames: [...['pg-rw', 'pg-ro'].flatMap((name) => forms.map((form) => name + form)), 'pg.example.com'],
  });
  expect(spec.certificates).toEqual({ serverTLSSecret: 'pg-tls', serverCASecret: 'pg-tls' });
});

describe('the monitoring', () => {
  test('finds nothing unless it is switched on', () => {
    expect(allOf(MANIFESTS, 'PodMonitor')).toEqual([]);
    expect(spec).not.toHaveProperty('monitoring');
  });

  test('reads the metrics of every instance over TLS, by an object of ours', () => {
    const monitored = cluster({ monitoring: 'podMonitor' });
    expect(oneOf(monitored, 'Cluster').spec.monitoring).toEqual({ tls: { enabled: true } });
    expect(oneOf(monitored, 'PodMonitor').spec).toEqual({
      selector: { matchLabels: { 'cnpg.io/cluster': 'pg' } },
      podMetricsEndpoints: [
        {
          port: 'metrics',
          scheme: 'https',
          interval: '30s',
          tlsConfig: { serverName: 'pg-rw', ca: { secret: { name: 'pg-tls', key: 'ca.crt' } } },
        },
      ],
    });
  });
});
