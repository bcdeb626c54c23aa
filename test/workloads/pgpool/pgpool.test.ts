import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  network,
  PGPOOL_PATHS,
  PGPOOL_USER,
  Pgpool,
  type PgpoolProps,
  pgpoolConf,
  poolHba,
  startScript,
} from '../../../lib/workloads';
import { PGPOOL, PROFILE } from '../examples';
import { inventory, type Manifest, oneOf, synthesize } from '../manifests';
import { containerOf } from '../pod';

const pgpool = (change: Partial<PgpoolProps> = {}): Manifest[] =>
  synthesize((chart) => new Pgpool(chart, 'Pgpool', { ...PGPOOL, ...change }));

const MANIFESTS = pgpool();
const { metadata, spec } = oneOf(MANIFESTS, 'Deployment');
const POD = spec.template;
const CONTAINER = containerOf(POD, 'pgpool');

test('is a Deployment with its configuration, certificate, account, budget, Service and policy', () => {
  expect(inventory(MANIFESTS)).toEqual([
    'Certificate/pgpool-tls',
    'ConfigMap/pgpool',
    'Deployment/pgpool',
    'NetworkPolicy/pgpool',
    'PodDisruptionBudget/pgpool',
    'Service/pgpool',
    'ServiceAccount/pgpool',
  ]);
  expect(metadata.namespace).toBe('postgres');
});

describe('the pods', () => {
  test('are one more for each zone, replaced one by one with none missing', () => {
    expect(spec).toMatchObject({
      replicas: 3,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    });
  });

  test('spread over the zones, and over the two that are left when one is lost', () => {
    expect(POD.spec.topologySpreadConstraints?.[0]).toEqual({
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 2,
      nodeTaintsPolicy: 'Honor',
      nodeAffinityPolicy: 'Honor',
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'pgpool' } },
      matchLabelKeys: ['pod-template-hash'],
    });
  });

  test('are asked over TCP alone: a question to the database would restart all of them in a failover', () => {
    const probes = [CONTAINER.startupProbe, CONTAINER.readinessProbe, CONTAINER.livenessProbe];
    expect(probes.map((probe) => [probe?.tcpSocket, probe?.exec, probe?.httpGet])).toEqual(
      Array(3).fill([{ port: 'postgres' }, undefined, undefined]),
    );
  });

  test('end sessions whose server or client is lost, by the library of the image', () => {
    expect(CONTAINER.env).toEqual([
      { name: 'LD_PRELOAD', value: '/usr/local/lib/session-timeouts.so' },
      { name: 'PEER_TIMEOUT_SECONDS', value: '15' },
      { name: 'START_TIMEOUT_SECONDS', value: '3' },
      { name: 'ANSWER_TIMEOUT_SECONDS', value: '330' },
      { name: 'READERS_HOST', value: 'pg-ro.postgres.svc.cluster.local' },
    ]);
  });

  test('serve on until nobody sends them sessions any more, and leave a minute to those that are open', () => {
    expect(CONTAINER.lifecycle?.preStop).toEqual({ sleep: { seconds: 35 } });
    expect(POD.spec.terminationGracePeriodSeconds).toBe(95);
  });

  test('mount one password for each user, and nothing else of the Secret', () => {
    expect(POD.spec.volumes?.find(({ name }) => name === 'credentials')?.secret).toEqual({
      secretName: 'passwords',
      defaultMode: 0o440,
      items: ['orders', 'reports', 'analyst'].map((user) => ({ key: user, path: user })),
    });
  });

  test('write to memory alone', () => {
    expect(POD.spec.volumes?.filter(({ emptyDir }) => emptyDir)).toEqual([
      { name: 'run', emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } },
    ]);
    expect(CONTAINER.volumeMounts?.filter(({ readOnly }) => !readOnly)).toEqual([
      { name: 'run', mountPath: '/run/pgpool' },
    ]);
  });

  test('have memory for their processes, which nobody else may take', () => {
    expect(CONTAINER.resources).toEqual({
      requests: { cpu: '500m', memory: '448Mi' },
      limits: { cpu: '2', memory: '448Mi' },
    });
  });
});

describe('the configuration', () => {
  const writer = { host: 'pg-rw.postgres.svc.cluster.local', port: 5432 };
  const readers = { host: 'pg-ro.postgres.svc.cluster.local', port: 5432 };

  test('leads to the Services of the cluster', () => {
    expect(oneOf(MANIFESTS, 'ConfigMap').data).toEqual({
      'pgpool.conf': pgpoolConf({ writer, readers, processes: 64 }),
      'pool_hba.conf': poolHba({ database: 'app', users: PGPOOL.users }),
      'start.sh': startScript(),
    });
  });

  test('makes another revision of the pods when it changes, and none when it does not', () => {
    const annotation = (change: Partial<PgpoolProps>) =>
      oneOf(pgpool(change), 'Deployment').spec.template.metadata.annotations?.['trizone.dev/configuration'];
    expect(annotation({})).toMatch(/^[0-9a-f]{8}$/);
    expect(annotation({ loadBalancers: [] })).toBe(annotation({}));
    expect(annotation({ processes: 32 })).not.toBe(annotation({}));
    expect(annotation({ users: ['orders'] })).not.toBe(annotation({}));
  });
});

test('the certificate holds every name and address by which it is reached, and lives long enough to be picked up', () => {
  const certificate = oneOf(pgpool({ hosts: ['db.example.com'], addresses: ['198.51.100.9'] }), 'Certificate');
  expect(certificate.spec).toMatchObject({
    commonName: 'pgpool',
    secretName: 'pgpool-tls',
    issuerRef: { kind: 'ClusterIssuer', name: 'database-ca' },
    usages: ['digital signature', 'key encipherment', 'server auth'],
    dnsNames: [
      'pgpool',
      'pgpool.postgres',
      'pgpool.postgres.svc',
      'pgpool.postgres.svc.cluster.local',
      'db.example.com',
    ],
    ipAddresses: ['198.51.100.9'],
    duration: '8760h0m0s',
    renewBefore: '2880h0m0s',
  });
});

describe('the policy', () => {
  const instances = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'postgres' } },
    podSelector: { matchLabels: { 'cnpg.io/cluster': 'pg' } },
  };
  const ports = [{ protocol: 'TCP', port: 5432 }];
  const orders = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'services' } },
    podSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } },
  };

  test('lets the clients in, and Pgpool out to the instances', () => {
    expect(oneOf(MANIFESTS, 'NetworkPolicy').spec).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'pgpool' } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [orders], ports }],
      egress: [{ to: [instances], ports }],
    });
  });

  test('lets in who comes through a load balancer, and who asks for its health, only where there is one', () => {
    const healthCheckSources = [network('10.0.0.0/24')];
    const binding = PROFILE.loadBalancer('external', 'address');
    const loadBalancers = [{ scheme: 'external', binding, cidrs: ['198.51.100.7/32'] }] as const;
    const sources = (change: Partial<PgpoolProps>) =>
      oneOf(pgpool({ healthCheckSources, ...change }), 'NetworkPolicy').spec.ingress?.[0]?.from;
    expect(sources({})).toEqual([orders]);
    expect(sources({ loadBalancers })).toEqual([
      orders,
      { ipBlock: { cidr: '198.51.100.7/32' } },
      { ipBlock: { cidr: '10.0.0.0/24' } },
    ]);
  });
});

describe('a load balancer', () => {
  const balanced = (cidrs: readonly string[]) =>
    pgpool({ loadBalancers: [{ scheme: 'internal', binding: PROFILE.loadBalancer('internal', 'address'), cidrs }] });

  test('lets in its networks, to the port of Pgpool alone', () => {
    const service = oneOf(balanced(['198.51.100.0/24']), 'Service', 'pgpool-internal');
    expect(service.metadata.annotations).toEqual({ scheme: 'internal', addressName: 'address' });
    expect(service.spec).toEqual({
      type: 'LoadBalancer',
      loadBalancerSourceRanges: ['198.51.100.0/24'],
      externalTrafficPolicy: 'Local',
      allocateLoadBalancerNodePorts: false,
      selector: { 'app.kubernetes.io/name': 'pgpool' },
      ports: [{ name: 'postgres', port: 5432, targetPort: 'postgres', protocol: 'TCP' }],
    });
  });

  test('fails when it names no network: Kubernetes would let everybody in', () => {
    expect(() => balanced([])).toThrow(/'cidrs' of the internal load balancer must name at least one network/);
  });
});

test.each([0, 1, 2, 4, 3.5])('fails when %p pods are no multiple of the zones', (replicas) => {
  expect(() => pgpool({ replicas })).toThrow(`'replicas' must be a multiple of the 3 zones, got ${replicas}`);
});

describe('the image', () => {
  const IMAGE = join(__dirname, '..', '..', '..', 'images', 'pgpool');
  const lines = readFileSync(join(IMAGE, 'Dockerfile'), 'utf8').split('\n');

  test('runs as the user that the constructs are told, by number', () => {
    expect(lines.filter((line) => line.startsWith('USER '))).toEqual([`USER ${PGPOOL_USER}:${PGPOOL_USER}`]);
  });

  test('stands on a base that is pinned by its digest, and so does the library that is compiled for it', () => {
    const bases = lines.filter((line) => line.startsWith('FROM ')).map((line) => line.replace(/ AS \w+$/, ''));
    expect(bases).toHaveLength(2);
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^FROM [a-z]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
  });

  test('holds the library where the pods load it, with the variables that they set', () => {
    expect(lines.filter((line) => line.startsWith('COPY --from='))).toEqual([
      `COPY --from=library /session-timeouts.so ${PGPOOL_PATHS.library}`,
    ]);
    const source = readFileSync(join(IMAGE, 'session-timeouts.c'), 'utf8');
    const wanted = [...source.matchAll(/(?:seconds|variable)\("(\w+)"\)/g)].map(([, name]) => name);
    expect(CONTAINER.env?.map(({ name }) => name)).toEqual(['LD_PRELOAD', ...wanted]);
  });
});
