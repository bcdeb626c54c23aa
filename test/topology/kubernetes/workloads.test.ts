import type { Workload } from '../../../lib/topology';
import { deployment, EKS_CLUSTER, GKE_CLUSTER, OWN, object, podTemplate, type Sample, topologyOf } from '../sample';

function workload(...objects: readonly Sample[]): Workload {
  const [first] = topologyOf(objects).workloads;
  if (!first) throw new Error('no workload was read');
  return first;
}

const bounds = (...objects: readonly Sample[]) => {
  const { replicas } = workload(...objects);
  return [replicas.min, replicas.max, replicas.place.resource, replicas.place.field];
};

const scaler = (apiVersion: string, kind: string, spec: Sample) =>
  object(apiVersion, kind, 'scaler', { spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, ...spec } });

test('reads a whole Deployment', () => {
  const template = podTemplate(
    'web',
    {
      nodeSelector: { pool: 'general' },
      priorityClassName: 'high',
      terminationGracePeriodSeconds: 60,
      serviceAccountName: 'web',
      tolerations: [
        { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
        { key: 'pool', value: 'general' },
      ],
      topologySpreadConstraints: [
        {
          topologyKey: 'topology.kubernetes.io/zone',
          maxSkew: 1,
          minDomains: 2,
          whenUnsatisfiable: 'DoNotSchedule',
          nodeTaintsPolicy: 'Honor',
          labelSelector: { matchLabels: { app: 'web' } },
          matchLabelKeys: ['pod-template-hash'],
        },
        { topologyKey: 'kubernetes.io/hostname', maxSkew: 2, whenUnsatisfiable: 'ScheduleAnyway' },
      ],
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a', 'b'] }] }],
          },
        },
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            {
              topologyKey: 'kubernetes.io/hostname',
              labelSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
            },
          ],
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 100, podAffinityTerm: { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'web' } } } },
          ],
        },
      },
      volumes: [{ hostPath: { path: '/data' } }, { persistentVolumeClaim: { claimName: 'shared' } }, { emptyDir: {} }],
    },
    {
      ports: [{ name: 'http', containerPort: 8080 }],
      env: [
        { name: 'MODE', value: 'live' },
        { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      ],
      resources: { requests: { cpu: '250m' }, limits: { cpu: '1', memory: '128Mi' } },
      readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5 },
      livenessProbe: { exec: { command: ['true', 'x'] } },
      startupProbe: { grpc: { port: 9 } },
      lifecycle: { preStop: { exec: { command: ['sh', '-c', 'sleep 15'] } } },
    },
  );
  const place = { file: 'workload/objects.yaml', line: 1, resource: 'Deployment a/web' };
  const app = { key: 'app', operator: 'In', values: ['web'] };
  expect(workload(deployment('web', { replicas: 6, template }))).toEqual({
    id: 'Deployment a/web',
    kind: 'Deployment',
    namespace: 'a',
    name: 'web',
    cluster: OWN,
    place,
    origin: { kind: 'manifest' },
    role: 'stateless',
    replicas: { min: 6, max: 6, place: { ...place, field: 'spec.replicas' } },
    selector: [app],
    pod: {
      labels: { app: 'web' },
      containers: [
        {
          name: 'web',
          image: 'example.com/web:1',
          requests: { millicores: 250, bytes: 128 * 2 ** 20 },
          ports: [{ name: 'http', port: 8080 }],
          readiness: {
            how: 'httpGet',
            target: '/ready http',
            initialDelaySeconds: 0,
            periodSeconds: 5,
            timeoutSeconds: 1,
            failureThreshold: 3,
          },
          liveness: {
            how: 'exec',
            target: 'true x',
            initialDelaySeconds: 0,
            periodSeconds: 10,
            timeoutSeconds: 1,
            failureThreshold: 3,
          },
          startup: {
            how: 'grpc',
            target: '9',
            initialDelaySeconds: 0,
            periodSeconds: 10,
            timeoutSeconds: 1,
            failureThreshold: 3,
          },
          preStopSeconds: 15,
          environment: { MODE: 'live', POD: undefined },
        },
      ],
      requests: { millicores: 250, bytes: 128 * 2 ** 20 },
      nodeSelector: { pool: 'general' },
      nodeAffinity: [[{ key: 'zone', operator: 'In', values: ['a', 'b'] }]],
      tolerations: [
        { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', seconds: 30 },
        { key: 'pool', operator: 'Equal', value: 'general' },
      ],
      spread: [
        {
          topologyKey: 'topology.kubernetes.io/zone',
          maxSkew: 1,
          hard: true,
          minDomains: 2,
          honorTaints: true,
          honorAffinity: true,
          selector: [app],
          matchLabelKeys: ['pod-template-hash'],
        },
        {
          topologyKey: 'kubernetes.io/hostname',
          maxSkew: 2,
          hard: false,
          honorTaints: false,
          honorAffinity: true,
          selector: [{ key: '', operator: 'In', values: [] }],
          matchLabelKeys: [],
        },
      ],
      antiAffinity: [
        {
          topologyKey: 'kubernetes.io/hostname',
          hard: true,
          selector: [{ key: 'app', operator: 'Exists', values: [] }],
          matchLabelKeys: [],
        },
        { topologyKey: 'zone', hard: false, weight: 100, selector: [app], matchLabelKeys: [] },
      ],
      priorityClass: 'high',
      gracePeriodSeconds: 60,
      hostPaths: ['/data'],
      emptyDirs: [],
      claims: ['shared'],
      serviceAccount: 'web',
      place: { ...place, field: 'spec.template' },
    },
    // 25 % of six, up and down
    rollout: { type: 'RollingUpdate', maxSurge: 2, maxUnavailable: 1 },
    claims: [],
  });
});

test('replicas are those of KEDA, else of the autoscaler, else of the declaration, else one', () => {
  const web = deployment('web', { replicas: 6 });
  const hpa = scaler('autoscaling/v2', 'HorizontalPodAutoscaler', { minReplicas: 3, maxReplicas: 9 });
  const keda = scaler('keda.sh/v1alpha1', 'ScaledObject', { minReplicaCount: 2 });
  expect(bounds(web, hpa, keda)).toEqual([2, 100, 'ScaledObject a/scaler', 'spec.minReplicaCount']);
  expect(bounds(web, hpa)).toEqual([3, 9, 'HorizontalPodAutoscaler a/scaler', 'spec.minReplicas']);
  expect(bounds(web)).toEqual([6, 6, 'Deployment a/web', 'spec.replicas']);
  expect(bounds(deployment('web'))).toEqual([1, 1, 'Deployment a/web', 'spec.replicas']);
});

test('a pod asks for what runs together, sidecars included, or for the largest step of its start', () => {
  const asks = (cpu: string, memory: string, more: Sample = {}) => ({
    name: 'x',
    image: 'x',
    resources: { requests: { cpu, memory } },
    ...more,
  });
  const requests = (initContainers: readonly Sample[]) => {
    const { pod } = workload(
      deployment('web', {}, { containers: [asks('100m', '1Gi'), asks('0.2', '1G')], initContainers }),
    );
    return 'unknown' in pod ? pod : pod.requests;
  };
  const sum = 2 ** 30 + 1e9;
  expect(requests([])).toEqual({ millicores: 300, bytes: sum });
  expect(requests([asks('50m', '64Mi', { restartPolicy: 'Always' })])).toEqual({
    millicores: 350,
    bytes: sum + 2 ** 26,
  });
  expect(requests([asks('50m', '64Mi', { restartPolicy: 'Always' }), asks('2', '1')])).toEqual({
    millicores: 2050,
    bytes: sum + 2 ** 26,
  });
  expect(requests([{ name: 'side', image: 'x', restartPolicy: 'Always' }])).toEqual({
    unknown: 'container side does not say how much CPU it asks for',
  });
});

test('tells what a workload is by its kind, its images and its command', () => {
  const of = (kind: string, image: string, container: Sample = {}) =>
    workload(
      object(kind === 'CronJob' || kind === 'Job' ? 'batch/v1' : 'apps/v1', kind, 'x', {
        spec:
          kind === 'CronJob'
            ? { jobTemplate: { spec: { template: podTemplate('x', {}, { image, ...container }) } } }
            : { template: podTemplate('x', {}, { image, ...container }) },
      }),
    ).role;
  expect([
    of('Deployment', 'nginx'),
    of('DaemonSet', 'registry.k8s.io/coredns'),
    of('Job', 'nginx'),
    of('CronJob', 'nginx'),
    of('Deployment', 'quay.io/jetstack/cert-manager-webhook:v1.20.0@sha256:00'),
    of('StatefulSet', 'quay.io/coreos/etcd:v3.6'),
    of('StatefulSet', 'localhost:5000/cockroachdb/cockroach', { command: ['/cockroach/cockroach', 'start'] }),
    of('StatefulSet', 'cockroachdb/cockroach', { command: ['sh', '-c', 'exec cockroach start-single-node'] }),
    of('StatefulSet', 'bitnami/kafka:4', { env: [{ name: 'KAFKA_CFG_PROCESS_ROLES', value: 'controller,broker' }] }),
    of('StatefulSet', 'bitnami/kafka:3'),
    of('StatefulSet', 'pgpool/pgpool'),
  ]).toEqual([
    'stateless',
    'daemon',
    'batch',
    'batch',
    'controller',
    'quorum',
    'quorum',
    'stateless',
    'quorum',
    'stateless',
    'stateless',
  ]);
});

test('volumes of a StatefulSet are one of each for every replica', () => {
  const claims = [
    {
      metadata: { name: 'data' },
      spec: { storageClassName: 'fast', accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } },
    },
    { metadata: { name: 'logs' } },
  ];
  const set = workload(
    object('apps/v1', 'StatefulSet', 'db', {
      spec: { replicas: 3, template: podTemplate('db'), volumeClaimTemplates: claims },
    }),
  );
  expect(set.claims).toEqual([
    {
      name: 'data',
      storageClass: 'fast',
      accessModes: ['ReadWriteOnce'],
      size: 20 * 2 ** 30,
      place: { ...set.place, field: 'spec.volumeClaimTemplates.0' },
    },
    {
      name: 'logs',
      accessModes: [],
      size: { unknown: 'the claim does not say how large it is' },
      place: { ...set.place, field: 'spec.volumeClaimTemplates.1' },
    },
  ]);
});

test.each([
  ['Deployment', {}, 3, 1, 0],
  ['Deployment', { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: '30%' } } }, 3, 0, 1],
  ['Deployment', { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }, 3, 1, 0],
  ['Deployment', { strategy: { type: 'Recreate' } }, 3, 0, 3],
  ['StatefulSet', {}, 3, 0, 1],
  ['StatefulSet', { updateStrategy: { type: 'OnDelete' } }, 3, 0, 0],
  ['StatefulSet', { updateStrategy: { rollingUpdate: { maxUnavailable: '34%' } } }, 6, 0, 3],
])(
  'counts how many replicas of a %s with %j and %d replicas a rollout moves',
  (kind, spec, replicas, maxSurge, maxUnavailable) => {
    const { rollout } = workload(
      object('apps/v1', kind, 'x', { spec: { replicas, template: podTemplate('x'), ...spec } }),
    );
    expect([rollout.maxSurge, rollout.maxUnavailable]).toEqual([maxSurge, maxUnavailable]);
  },
);

test('an author may say how many replicas must serve', () => {
  const need = (text: string) =>
    workload({
      ...deployment('web'),
      metadata: { name: 'web', annotations: { 'resilience.trizone.dev/min-available': text } },
    }).declaredNeed;
  expect(need('2')).toEqual({
    count: 2,
    place: expect.objectContaining({ field: 'metadata.annotations.resilience.trizone.dev/min-available' }),
  });
  expect(need('two')).toBeUndefined();
});

test('what belongs to another object is not counted twice', () => {
  const owned = object(
    'apps/v1',
    'ReplicaSet',
    'web-1',
    { spec: { template: podTemplate('web') } },
    { ownerReferences: [{ kind: 'Deployment', name: 'web' }] },
  );
  expect(topologyOf([deployment('web'), owned]).workloads.map(({ id }) => id)).toEqual(['Deployment a/web']);
});

test('objects run in the cluster of the system, what lies beside its declaration in the one that makes it', () => {
  const [web] = [deployment('web')];
  const beside = { path: 'management/agent.json', text: JSON.stringify(deployment('agent')) };
  expect(topologyOf([web], EKS_CLUSTER).workloads.map(({ cluster }) => cluster)).toEqual(['main/Cluster']);
  const google = topologyOf([web], GKE_CLUSTER, beside);
  expect(google.workloads.map(({ name, cluster }) => [name, cluster])).toEqual([
    ['agent', OWN],
    ['web', 'ContainerCluster p/acme'],
  ]);
  expect(google.clusters.map(({ id, platform }) => [id, platform])).toEqual([
    ['ContainerCluster p/acme', 'gke'],
    [OWN, 'kubernetes'],
  ]);
});

test('pods of a workload without a template are unknown', () => {
  expect(workload(object('apps/v1', 'Deployment', 'web', { spec: {} })).pod).toEqual({
    unknown: 'the workload has no pod template',
  });
});
