import { EKS_CLUSTER, OWN, object, type Sample, topologyOf } from '../sample';

const cluster = (spec: Sample = {}) =>
  object('postgresql.cnpg.io/v1', 'Cluster', 'pg', {
    spec: { instances: 3, storage: { size: '20Gi', storageClass: 'gp3' }, ...spec },
  });

const file = 'workload/objects.yaml';
const place = { file, line: 1, resource: 'Cluster a/pg' };
const pods = [
  { key: 'cnpg.io/cluster', operator: 'In', values: ['pg'] },
  { key: 'cnpg.io/podRole', operator: 'In', values: ['instance'] },
];

test('expands a Cluster into the pods, the budget, the Services and the database that the operator makes', () => {
  const store = object('barmancloud.cnpg.io/v1', 'ObjectStore', 'pg-backup', {});
  const topology = topologyOf([
    cluster({
      affinity: {
        podAntiAffinityType: 'required',
        topologyKey: 'topology.kubernetes.io/zone',
        nodeSelector: { pool: 'db' },
        tolerations: [{ key: 'db', operator: 'Exists' }],
      },
      walStorage: { size: '10Gi' },
      resources: { requests: { cpu: '1', memory: '2Gi' } },
      stopDelay: 90,
      postgresql: { synchronous: { method: 'any', number: 1, failoverQuorum: true } },
      managed: { services: { disabledDefaultServices: ['r'] } },
      plugins: [
        { name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true, parameters: { barmanObjectName: 'pg-backup' } },
      ],
    }),
    store,
  ]);
  const [workload] = topology.workloads;
  expect(workload).toEqual({
    id: 'Cluster a/pg',
    kind: 'Cluster',
    namespace: 'a',
    name: 'pg',
    cluster: OWN,
    place,
    origin: { kind: 'operator', operator: 'CloudNativePG 1.30', resource: 'Cluster a/pg' },
    role: 'quorum',
    replicas: { min: 3, max: 3, place: { ...place, field: 'spec.instances' } },
    selector: pods,
    pod: expect.objectContaining({
      labels: { 'cnpg.io/cluster': 'pg', 'cnpg.io/podRole': 'instance' },
      requests: { millicores: 1000, bytes: 2 * 2 ** 30 },
      nodeSelector: { pool: 'db' },
      tolerations: [{ key: 'db', operator: 'Exists' }],
      antiAffinity: [{ topologyKey: 'topology.kubernetes.io/zone', hard: true, selector: pods, matchLabelKeys: [] }],
      spread: [],
      gracePeriodSeconds: 90,
      serviceAccount: 'pg',
    }),
    rollout: { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 },
    claims: [
      {
        name: 'data',
        storageClass: 'gp3',
        accessModes: ['ReadWriteOnce'],
        size: 20 * 2 ** 30,
        place: { ...place, field: 'spec.storage' },
      },
      {
        name: 'wal',
        accessModes: ['ReadWriteOnce'],
        size: 10 * 2 ** 30,
        place: { ...place, field: 'spec.walStorage' },
      },
    ],
  });
  expect(topology.budgets).toEqual([
    {
      id: 'PodDisruptionBudget a/pg',
      cluster: OWN,
      namespace: 'a',
      selector: pods,
      maxUnavailable: '1',
      evictsUnhealthy: false,
      place: { ...place, field: 'spec.enablePDB' },
    },
  ]);
  expect(topology.services.map(({ id, selector, ports }) => [id, selector, ports])).toEqual(
    ['pg-ro', 'pg-rw'].map((name) => [`Service a/${name}`, pods, [{ name: 'postgres', port: 5432, targetPort: 5432 }]]),
  );
  expect(topology.databases).toEqual([
    {
      id: 'Cluster a/pg',
      name: 'pg',
      engine: 'cloudnative-pg',
      consistency: 'writer-and-readers',
      members: [
        { name: 'pg-1', role: 'writer', place },
        { name: 'pg-2', role: 'reader', place },
        { name: 'pg-3', role: 'reader', place },
      ],
      workload: 'Cluster a/pg',
      synchronous: { number: 1, method: 'any', durability: 'required', failoverQuorum: true },
      port: 5432,
      subnets: [],
      securityGroups: [],
      publiclyAccessible: false,
      backups: [{ file, line: 3, resource: 'ObjectStore a/pg-backup' }],
      place,
    },
  ]);
});

test('without being told, instances merely prefer different nodes, and replicate without waiting', () => {
  const { workloads, databases } = topologyOf([cluster()]);
  expect(workloads.map(({ pod }) => ('unknown' in pod ? pod : [pod.antiAffinity, pod.gracePeriodSeconds]))).toEqual([
    [[{ topologyKey: 'kubernetes.io/hostname', hard: false, weight: 100, selector: pods, matchLabelKeys: [] }], 1800],
  ]);
  expect(databases.map(({ synchronous, backups }) => [synchronous, backups])).toEqual([[undefined, []]]);
});

test('the operator makes no anti-affinity and no budget where it is told not to', () => {
  const { workloads, budgets } = topologyOf([
    cluster({ enablePDB: false, affinity: { enablePodAntiAffinity: false } }),
  ]);
  expect(workloads.map(({ pod }) => ('unknown' in pod ? pod : pod.antiAffinity))).toEqual([[]]);
  expect(budgets).toEqual([]);
});

test('the only instance may not be evicted', () => {
  expect(
    topologyOf([cluster({ instances: 1 })]).budgets.map(({ minAvailable, maxUnavailable }) => [
      minAvailable,
      maxUnavailable,
    ]),
  ).toEqual([['1', undefined]]);
});

test('a Service that the cluster asks for may be a load balancer', () => {
  const additional = [
    { selectorType: 'rw', serviceTemplate: { metadata: { name: 'pg-lb' }, spec: { type: 'LoadBalancer' } } },
  ];
  expect(
    topologyOf([cluster({ managed: { services: { additional } } })], EKS_CLUSTER).loadBalancers.map(
      ({ id, targets }) => [id, targets],
    ),
  ).toEqual([['Service a/pg-lb', [{ service: 'a/pg-lb', port: 5432 }]]]);
});

test('a Pooler is a Deployment of its own with a Service', () => {
  const pooler = object('postgresql.cnpg.io/v1', 'Pooler', 'pool', {
    spec: {
      instances: 3,
      cluster: { name: 'pg' },
      template: { spec: { containers: [{ name: 'pgbouncer', resources: { requests: { cpu: '1', memory: '1Gi' } } }] } },
    },
  });
  const { workloads, services } = topologyOf([pooler]);
  expect(
    workloads.map(({ id, role, replicas, pod, rollout }) => [
      id,
      role,
      replicas.min,
      'unknown' in pod ? pod : [pod.labels, pod.requests, pod.containers.map(({ name, ports }) => [name, ports])],
      rollout,
    ]),
  ).toEqual([
    [
      'Deployment a/pool',
      'stateless',
      3,
      [
        { 'cnpg.io/poolerName': 'pool' },
        { millicores: 1000, bytes: 2 ** 30 },
        [['pgbouncer', [{ name: 'pgbouncer', port: 5432 }]]],
      ],
      { type: 'RollingUpdate', maxSurge: 1, maxUnavailable: 0 },
    ],
  ]);
  expect(services.map(({ id, selector }) => [id, selector])).toEqual([
    ['Service a/pool', [{ key: 'cnpg.io/poolerName', operator: 'In', values: ['pool'] }]],
  ]);
});

test.each([-1, 1.5, 1e9, 'many', null])('a Cluster of %p instances has no members that could be named', (instances) => {
  const members = topologyOf([cluster({ instances })]).databases.map((one) => one.members.length);
  // an absent number is one
  expect(members).toEqual([instances === null ? 1 : 0]);
});
