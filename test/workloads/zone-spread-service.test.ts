import { type CloudProfile, type IngressTarget, network, ZoneSpreadService } from '../../lib/workloads';
import type { ZoneSpreadServiceProps } from '../../lib/workloads/zone-spread-service';
import { DATABASE, PROFILE, SERVICE } from './examples';
import { inventory, type Manifest, oneOf, selects, synthesize } from './manifests';

const service = (change: Partial<ZoneSpreadServiceProps> = {}): Manifest[] =>
  synthesize((chart) => new ZoneSpreadService(chart, 'Service', { ...SERVICE, ...change }));

const MANIFESTS = service();

test('is everything that a service needs, in its namespace', () => {
  expect(inventory(MANIFESTS)).toEqual([
    'Deployment/orders',
    'HorizontalPodAutoscaler/orders',
    'Ingress/orders',
    'NetworkPolicy/orders',
    'PodDisruptionBudget/orders',
    'Service/orders',
    'ServiceAccount/orders',
  ]);
  expect(new Set(MANIFESTS.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['services']));
});

test('every selector takes its own pods and no others', () => {
  const { spec } = oneOf(MANIFESTS, 'Deployment');
  const selectors = [
    spec.selector,
    { matchLabels: oneOf(MANIFESTS, 'Service').spec.selector },
    oneOf(MANIFESTS, 'PodDisruptionBudget').spec.selector,
    oneOf(MANIFESTS, 'NetworkPolicy').spec.podSelector,
  ];
  const own = spec.template.metadata.labels;
  const foreign = oneOf(service({ name: 'invoices' }), 'Deployment').spec.template.metadata.labels;
  expect(selectors.map((selector) => selects(selector, own))).toEqual([true, true, true, true]);
  expect(selectors.map((selector) => selects(selector, foreign))).toEqual([false, false, false, false]);
});

test('leaves the number of replicas to the autoscaler, within its bounds', () => {
  expect(oneOf(MANIFESTS, 'Deployment').spec).not.toHaveProperty('replicas');
  const { apiVersion, spec } = oneOf(MANIFESTS, 'HorizontalPodAutoscaler');
  expect(apiVersion).toBe('autoscaling/v2');
  expect(spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
    minReplicas: 3,
    maxReplicas: 9,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } }],
  });
});

test('two zones carry the load of three without going past what was requested', () => {
  const [metric] = oneOf(MANIFESTS, 'HorizontalPodAutoscaler').spec.metrics as [
    { resource: { target: { averageUtilization: number } } },
  ];
  expect((metric.resource.target.averageUtilization * 3) / 2).toBeLessThan(100);
});

test('one replica at a time may be drained, and one that is never ready holds up no drain', () => {
  expect(oneOf(MANIFESTS, 'PodDisruptionBudget').spec).toEqual({
    selector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } },
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  });
});

test('a rollout starts a new replica before it stops an old one', () => {
  expect(oneOf(MANIFESTS, 'Deployment').spec).toMatchObject({
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    minReadySeconds: 10,
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 5,
  });
});

test('the Service leads port 80 to the port of the pods by its name', () => {
  expect(oneOf(MANIFESTS, 'Service').spec).toEqual({
    type: 'ClusterIP',
    selector: { 'app.kubernetes.io/name': 'orders' },
    ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }],
  });
});

describe('the cloud', () => {
  const targets: IngressTarget[] = [];
  const withBinding = (binding: ReturnType<CloudProfile['bindIngress']>): Manifest[] =>
    service({
      profile: {
        ...PROFILE,
        bindIngress: (_, target) => {
          targets.push(target);
          return binding;
        },
      },
    });
  const annotations = {
    serviceAnnotations: { 'cloud.example.com/backend': 'direct' },
    ingressAnnotations: { 'cloud.example.com/address': 'reserved' },
  };
  const bound = withBinding({ ...annotations, ingressClassName: 'cloud' });

  test('learns what its load balancer must know', () => {
    expect(targets).toEqual([
      {
        name: 'orders',
        namespace: 'services',
        host: 'orders.example.com',
        port: 8080,
        healthPath: '/ready',
        drainSeconds: 30,
      },
    ]);
  });

  test('says what Service and Ingress carry', () => {
    expect(oneOf(bound, 'Service').metadata.annotations).toEqual(annotations.serviceAnnotations);
    expect(oneOf(bound, 'Ingress').metadata.annotations).toEqual(annotations.ingressAnnotations);
    expect(oneOf(bound, 'Ingress').spec.ingressClassName).toBe('cloud');
  });

  test('may select its controller by annotation: then the Ingress names no class', () => {
    expect(oneOf(withBinding(annotations), 'Ingress').spec).not.toHaveProperty('ingressClassName');
  });

  test('serves every path of the host, and no other host', () => {
    expect(oneOf(bound, 'Ingress').spec.rules).toEqual([
      {
        host: 'orders.example.com',
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'orders', port: { name: 'http' } } } }],
        },
      },
    ]);
  });
});

test('every property reaches the manifests', () => {
  const all: Required<ZoneSpreadServiceProps> = {
    name: 'payments',
    namespace: 'money',
    image: 'registry.example.com/payments@sha256:0123',
    port: 9443,
    command: ['/bin/payments'],
    args: ['--verbose'],
    env: { LOG_LEVEL: 'debug' },
    secretEnv: { API_TOKEN: { secret: 'provider', key: 'token' } },
    user: 4711,
    health: { readiness: '/r', liveness: '/l' },
    resources: { requests: { cpu: '111m', memory: '222Mi' }, limits: { cpu: '333m', memory: '444Mi' } },
    replicas: { min: 6, max: 12 },
    host: 'payments.example.com',
    allowFrom: ['shop'],
    calls: [{ name: 'ledger', port: 7001 }],
    egress: [{ cidr: '203.0.113.0/24', ports: [8443] }],
    database: DATABASE,
    profile: { ...PROFILE, ingressSources: [network('192.0.2.128/25')] },
  };
  const text = JSON.stringify(service(all));
  const values = [
    ['"payments"', '"money"', all.image, '9443', '/bin/payments', '--verbose', 'LOG_LEVEL', 'debug', 'API_TOKEN'],
    ['"provider"', '"token"', '4711', '"/r"', '"/l"', '111m', '222Mi', '333m', '444Mi', '"minReplicas":6'],
    ['"maxReplicas":12', 'payments.example.com', '"shop"', '"ledger"', '7001', '203.0.113.0/24', '8443'],
    ['verify-full', '192.0.2.128/25'],
  ].flat();
  expect(values.filter((value) => !text.includes(value))).toEqual([]);
});
