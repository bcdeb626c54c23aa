import fc from 'fast-check';
import { readTopologies, type SourceFile, type Topology } from '../../lib/topology';
import { growth, SIXTEEN_TIMES } from '../growth';
import { deployment, type Sample } from './sample';
import { eksAuroraFiles, gkeCockroachDbFiles } from './synthesized';

const LISTS = [
  'unreadable',
  'zones',
  'clusters',
  'nodeGroups',
  'workloads',
  'budgets',
  'services',
  'storageClasses',
  'webhooks',
  'databases',
  'subnets',
  'nats',
  'privateEndpoints',
  'loadBalancers',
  'links',
  'machines',
] as const;

const counts = (topology: Topology) => Object.fromEntries(LISTS.map((list) => [list, topology[list].length]));

function only(files: readonly SourceFile[]): Topology {
  const [topology, ...others] = readTopologies('out', files);
  if (!topology || others.length > 0) throw new Error('expected one topology');
  return topology;
}

const replicas = ({ workloads }: Topology) =>
  Object.fromEntries(
    workloads.map(({ id, role, replicas: { min, max } }) => [id, `${role} ${String(min)}-${String(max)}`]),
  );

const zonesOf = (topology: Topology) => topology.nodeGroups.map(({ zones, perZone }) => [zones, perZone]);

describe('eks-aurora', () => {
  let files: readonly SourceFile[];
  let topology: Topology;

  beforeAll(async () => {
    files = await eksAuroraFiles();
    topology = only(files);
  }, 120_000);

  test('is one system of three zones', () => {
    expect(topology.clouds).toEqual(['aws']);
    expect(counts(topology)).toEqual({
      unreadable: 0,
      zones: 3,
      clusters: 1,
      nodeGroups: 3,
      workloads: 13,
      budgets: 12,
      services: 3,
      storageClasses: 1,
      webhooks: 5,
      databases: 1,
      subnets: 9,
      nats: 3,
      privateEndpoints: 1,
      loadBalancers: 1,
      links: 2,
      machines: 3,
    });
  });

  test('has a group of nodes in each zone', () => {
    expect(zonesOf(topology)).toEqual(['a', 'b', 'c'].map((zone) => [[`eu-west-1${zone}`], { min: 2, max: 3 }]));
  });

  test('runs its services, its controllers and the bastion', () => {
    expect(replicas(topology)).toEqual({
      'Deployment descheduler/descheduler': 'controller 2-2',
      'Deployment external-secrets/external-secrets': 'controller 2-2',
      'Deployment external-secrets/external-secrets-cert-controller': 'controller 2-2',
      'Deployment external-secrets/external-secrets-webhook': 'controller 2-2',
      'Deployment kube-system/aws-load-balancer-controller': 'controller 2-2',
      'Deployment kube-system/blueprints-addon-metrics-server': 'controller 2-2',
      'Deployment kube-system/cluster-autoscaler-aws-cluster-autoscaler': 'controller 2-2',
      'Deployment kube-system/coredns': 'controller 3-3',
      'Deployment kube-system/ebs-csi-controller': 'controller 2-2',
      'Deployment services/service-a': 'stateless 3-9',
      'Deployment services/service-b': 'stateless 3-9',
      [`Job database/${topology.workloads.find(({ kind }) => kind === 'Job')?.name}`]: 'batch 1-1',
      'StatefulSet analyst/bastion': 'stateless 3-3',
    });
  });

  test('has each member of the database in a zone of its own', () => {
    expect(
      topology.databases.map(({ engine, members }) => [engine, members.map(({ role, zone }) => [role, zone])]),
    ).toEqual([
      [
        'aurora',
        [
          ['writer', 'eu-west-1a'],
          ['reader', 'eu-west-1b'],
          ['reader', 'eu-west-1c'],
        ],
      ],
    ]);
  });

  test('is served by one load balancer in all zones', () => {
    expect(
      topology.loadBalancers.map(({ id, scheme, zones, targets }) => [
        id,
        scheme,
        zones,
        targets.map(({ port }) => port),
      ]),
    ).toEqual([['IngressGroup acme-aurora', 'external', ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], [9898, 9898]]]);
  });

  test('templates go before their readable copies: no object is read from one', () => {
    expect(topology.resources.filter(({ place }) => place.file.startsWith('manifests/'))).toEqual([]);
  });

  test('the order of the files does not matter', () => {
    expect(readTopologies('out', [...files].reverse())).toEqual([topology]);
  });

  test('every list is in the order of its ids, each id once', () => {
    const ids = LISTS.filter((list) => list !== 'zones' && list !== 'unreadable' && list !== 'storageClasses').map(
      (list) => topology[list].map(({ id }) => id),
    );
    for (const list of ids) expect(list).toEqual([...new Set(list)].sort());
  });
});

describe('gke-cockroachdb', () => {
  let topology: Topology;

  beforeAll(async () => {
    topology = only(await gkeCockroachDbFiles());
  }, 120_000);

  test('is one system of three zones', () => {
    expect(topology.clouds).toEqual(['google']);
    expect(counts(topology)).toEqual({
      unreadable: 0,
      zones: 3,
      clusters: 1,
      nodeGroups: 2,
      workloads: 10,
      budgets: 8,
      services: 7,
      storageClasses: 1,
      webhooks: 1,
      databases: 1,
      subnets: 2,
      nats: 1,
      privateEndpoints: 0,
      loadBalancers: 4,
      links: 1,
      machines: 0,
    });
  });

  test('has nodes of both groups in each zone', () => {
    const zones = ['a', 'b', 'c'].map((zone) => `europe-west3-${zone}`);
    expect(zonesOf(topology)).toEqual([
      [zones, { min: 1, max: 2 }],
      [zones, { min: 1, max: 2 }],
    ]);
  });

  test('has a database of three members that know their zone and are backed up', () => {
    expect(topology.databases).toMatchObject([
      {
        engine: 'cockroachdb',
        workload: 'StatefulSet cockroachdb/cockroachdb',
        knowsZones: true,
        copies: 3,
        port: 26_257,
      },
    ]);
    expect(topology.databases.map(({ members, backups }) => [members.length, backups.length])).toEqual([[3, 1]]);
    expect(topology.workloads.find(({ name }) => name === 'cockroachdb')).toMatchObject({
      role: 'quorum',
      pod: {
        requests: { millicores: 6050 },
        spread: [{ hard: true, minDomains: 3 }],
        nodeSelector: { 'trizone.dev/dedicated': 'database' },
      },
      claims: [{ name: 'data', storageClass: 'trizone-database', size: 200 * 2 ** 30 }],
    });
  });

  test('publishes the database inside and outside, to known networks', () => {
    expect(
      topology.loadBalancers
        .filter(({ kind }) => kind === 'passthrough')
        .map(({ id, scheme, sourceRanges }) => [id, scheme, sourceRanges]),
    ).toEqual([
      ['Service cockroachdb/cockroachdb-external', 'external', ['203.0.113.0/28']],
      ['Service cockroachdb/cockroachdb-internal', 'internal', ['192.168.0.0/16']],
    ]);
  });
});

test('a folder of manifests alone has a cluster of its own, of which nothing is known', () => {
  const topology = only([{ path: 'web.json', text: JSON.stringify(deployment('web')) }]);
  const why = { unknown: 'the files do not declare the cluster' };
  expect(topology.clusters).toEqual([
    { id: 'kubernetes', name: 'kubernetes', platform: 'kubernetes', version: why, controlPlaneZones: why },
  ]);
  expect([topology.clouds, topology.zones, topology.nodeGroups]).toEqual([[], [], []]);
});

test('no files are a system without anything', () => {
  expect(counts(only([]))).toEqual(Object.fromEntries(LISTS.map((list) => [list, 0])));
});

test('reads sixteen times as many services in about sixteen times the time', () => {
  const read = (count: number) => {
    const files = Array.from({ length: count }, (_, index) => ({
      path: `${index}.json`,
      text: JSON.stringify(deployment(`s${index}`)),
    }));
    // copies: a file that was read before is not read again
    return () => expect(only(files.map((file) => ({ ...file }))).workloads).toHaveLength(count);
  };
  expect(growth(read(75), read(1200))).toBeLessThan(SIXTEEN_TIMES);
});

describe('garbage', () => {
  const scalar = fc.oneof(
    fc.constantFrom('', 'a', `\${x}`, '50%', '1Gi', 'kubernetes.io/hostname', 'Service', null, true, 0, -1, 1e308),
    fc.string(),
  );
  const key = fc.constantFrom(
    'spec',
    'template',
    'metadata',
    'name',
    'labels',
    'containers',
    'initContainers',
    'resources',
    'requests',
    'cpu',
    'memory',
    'replicas',
    'instances',
    'affinity',
    'podAntiAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
    'preferredDuringSchedulingIgnoredDuringExecution',
    'podAffinityTerm',
    'labelSelector',
    'matchLabels',
    'matchExpressions',
    'operator',
    'values',
    'topologySpreadConstraints',
    'tolerations',
    'rules',
    'http',
    'paths',
    'backend',
    'service',
    'ports',
    'port',
    'ingress',
    'egress',
    'from',
    'to',
    'ipBlock',
    'webhooks',
    'clientConfig',
    'storage',
    'plugins',
    'postgresql',
    'synchronous',
    'unknown',
    'reference',
    '__proto__',
    'constructor',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 7 },
      scalar,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));
  const kinds: readonly (readonly [string, string])[] = [
    ['apps/v1', 'Deployment'],
    ['apps/v1', 'StatefulSet'],
    ['v1', 'Pod'],
    ['v1', 'Service'],
    ['batch/v1', 'CronJob'],
    ['autoscaling/v2', 'HorizontalPodAutoscaler'],
    ['keda.sh/v1alpha1', 'ScaledObject'],
    ['policy/v1', 'PodDisruptionBudget'],
    ['networking.k8s.io/v1', 'Ingress'],
    ['networking.k8s.io/v1', 'NetworkPolicy'],
    ['storage.k8s.io/v1', 'StorageClass'],
    ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'],
    ['postgresql.cnpg.io/v1', 'Cluster'],
    ['postgresql.cnpg.io/v1', 'Pooler'],
    ['container.cnrm.cloud.google.com/v1beta1', 'ContainerCluster'],
    ['v1', 'List'],
  ];
  const garbage = fc
    .record({
      kind: fc.constantFrom(...kinds),
      name: fc.constantFrom('a', 'b'),
      body: fc.dictionary(key, tree, { maxKeys: 5 }),
    })
    .map(
      ({ kind: [apiVersion, kind], name, body }): Sample => ({
        ...body,
        apiVersion,
        kind,
        metadata: { ...(typeof body.metadata === 'object' ? body.metadata : {}), name },
      }),
    );
  const chart = fc.constantFrom('cert-manager', 'external-secrets', 'cloudnative-pg', 'aws-load-balancer-controller');

  test('never throws, whatever objects and values hold', () => {
    fc.assert(
      fc.property(fc.array(garbage, { maxLength: 6 }), chart, fc.dictionary(key, tree), (objects, name, values) => {
        const files = [
          ...objects.map((one, index) => ({ path: `${index}.json`, text: JSON.stringify(one) })),
          { path: `${name}.values.yaml`, text: JSON.stringify(values) },
        ];
        return readTopologies('out', files).length === 1;
      }),
      { numRuns: 500 },
    );
  });
});
