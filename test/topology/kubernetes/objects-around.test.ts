import { deployment, GKE_CLUSTER, OWN, object, podTemplate, topologyOf } from '../sample';

const place = (resource: string) => ({ file: 'workload/objects.yaml', line: 1, resource });

test('reads a disruption budget as it is written', () => {
  const budget = object('policy/v1', 'PodDisruptionBudget', 'b', {
    spec: {
      maxUnavailable: '34%',
      selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
  const without = object('policy/v1', 'PodDisruptionBudget', 'c', { spec: { minAvailable: 2 } });
  expect(topologyOf([budget, without]).budgets).toEqual([
    {
      id: 'PodDisruptionBudget a/b',
      cluster: OWN,
      namespace: 'a',
      selector: [{ key: 'app', operator: 'Exists', values: [] }],
      maxUnavailable: '34%',
      evictsUnhealthy: true,
      place: place('PodDisruptionBudget a/b'),
    },
    {
      id: 'PodDisruptionBudget a/c',
      cluster: OWN,
      namespace: 'a',
      selector: [{ key: '', operator: 'In', values: [] }],
      minAvailable: '2',
      evictsUnhealthy: false,
      place: { ...place('PodDisruptionBudget a/c'), line: 3 },
    },
  ]);
});

test('reads a Service with what steers its traffic', () => {
  const service = object('v1', 'Service', 's', {
    spec: {
      selector: { app: 'web' },
      ports: [{ name: 'http', port: 80, targetPort: 'http' }, { port: 81 }],
      internalTrafficPolicy: 'Local',
      trafficDistribution: 'PreferSameZone',
    },
  });
  expect(topologyOf([service]).services).toEqual([
    {
      id: 'Service a/s',
      cluster: OWN,
      namespace: 'a',
      name: 's',
      type: 'ClusterIP',
      selector: [{ key: 'app', operator: 'In', values: ['web'] }],
      ports: [
        { name: 'http', port: 80, targetPort: 'http' },
        { port: 81, targetPort: 81 },
      ],
      sourceRanges: [],
      internalTrafficPolicy: 'Local',
      externalTrafficPolicy: 'Cluster',
      trafficDistribution: 'PreferSameZone',
      annotations: {},
      place: place('Service a/s'),
    },
  ]);
});

test('tells by the provisioner whether a volume lives in one zone', () => {
  const classes = [
    ['ebs', 'ebs.csi.aws.com', {}],
    ['efs', 'efs.csi.aws.com', {}],
    ['pd', 'pd.csi.storage.gke.io', {}],
    ['regional', 'pd.csi.storage.gke.io', { 'replication-type': 'regional-pd' }],
    ['strange', 'example.com/disk', {}],
  ].map(([name, provisioner, parameters]) => ({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name },
    provisioner,
    parameters,
    volumeBindingMode: 'WaitForFirstConsumer',
  }));
  expect(topologyOf(classes).storageClasses.map(({ name, zonal, waitsForPod }) => [name, zonal, waitsForPod])).toEqual([
    ['ebs', true, true],
    ['efs', false, true],
    ['pd', true, true],
    ['regional', false, true],
    ['strange', { unknown: 'provisioner example.com/disk is not known' }, true],
  ]);
});

test('a GKE cluster brings the storage class that a claim takes for granted', () => {
  const set = object('apps/v1', 'StatefulSet', 'db', {
    spec: { template: podTemplate('db'), volumeClaimTemplates: [{ metadata: { name: 'data' } }] },
  });
  const of = (...objects: Parameters<typeof topologyOf>[0]) =>
    topologyOf(objects, GKE_CLUSTER).storageClasses.map(({ name }) => name);
  expect(of(set)).toEqual(['standard-rwo']);
  expect(of(deployment('web'))).toEqual([]);
});

test('an admission webhook fails closed unless it says otherwise, and is answered by the pods behind its Service', () => {
  const service = object('v1', 'Service', 'hook', { spec: { selector: { app: 'hook' }, ports: [{ port: 443 }] } });
  const webhooks = [
    { name: 'closed', clientConfig: { service: { namespace: 'a', name: 'hook' } } },
    { name: 'open', failurePolicy: 'Ignore', clientConfig: { url: 'https://example.com' } },
  ];
  const configuration = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'w' },
    webhooks,
  };
  expect(topologyOf([configuration, service, deployment('hook')]).webhooks).toEqual([
    {
      id: 'ValidatingWebhookConfiguration w closed',
      cluster: OWN,
      failsClosed: true,
      service: 'a/hook',
      workload: 'Deployment a/hook',
      place: { ...place('ValidatingWebhookConfiguration w'), field: 'webhooks.0' },
    },
    {
      id: 'ValidatingWebhookConfiguration w open',
      cluster: OWN,
      failsClosed: false,
      place: { ...place('ValidatingWebhookConfiguration w'), field: 'webhooks.1' },
    },
  ]);
});
