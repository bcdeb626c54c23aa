import type { LoadBalancer, SourceFile } from '../../../lib/topology';
import { deployment, EKS_CLUSTER, GKE_CLUSTER, object, type Sample, topologyOf } from '../sample';

const web = [
  deployment('web', {}, {}, { ports: [{ name: 'http', containerPort: 8080 }] }),
  object(
    'v1',
    'Service',
    'web',
    { spec: { selector: { app: 'web' }, ports: [{ name: 'web', port: 80, targetPort: 'http' }] } },
    { annotations: { 'cloud.google.com/backend-config': '{"default":"web"}' } },
  ),
];

const ingress = (name: string, annotations: Sample, spec: Sample = {}) =>
  object(
    'networking.k8s.io/v1',
    'Ingress',
    name,
    {
      spec: {
        rules: [
          {
            host: `${name}.example.com`,
            http: { paths: [{ backend: { service: { name: 'web', port: { name: 'web' } } } }] },
          },
        ],
        ...spec,
      },
    },
    { annotations },
  );

function balancers(
  objects: readonly Sample[],
  ...files: readonly SourceFile[]
): readonly Omit<LoadBalancer, 'place'>[] {
  return topologyOf([...web, ...objects], ...files).loadBalancers.map(({ place, ...rest }) => rest);
}

const alb = (more: Sample) =>
  Object.fromEntries(Object.entries(more).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]));

const service = (annotations: Sample, spec: Sample = {}) =>
  object(
    'v1',
    'Service',
    'out',
    { spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 443, targetPort: 'http' }], ...spec } },
    { annotations },
  );

const nlb = (more: Sample) =>
  Object.fromEntries(
    Object.entries(more).map(([key, value]) => [`service.beta.kubernetes.io/aws-load-balancer-${key}`, value]),
  );

test('Ingresses of one group share one load balancer, in the zones of the subnets that have the tag', () => {
  const group = alb({
    'group.name': 'shared',
    scheme: 'internet-facing',
    'certificate-arn': 'arn',
    'listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
    'target-group-attributes': 'deregistration_delay.timeout_seconds=30',
    'healthcheck-interval-seconds': '5',
    'inbound-cidrs': '192.0.2.0/24, 198.51.100.0/24',
  });
  expect(
    balancers(
      [ingress('a', group, { ingressClassName: 'alb' }), ingress('b', group, { ingressClassName: 'alb' })],
      EKS_CLUSTER,
    ),
  ).toEqual([
    {
      id: 'IngressGroup shared',
      name: 'shared',
      kind: 'application',
      scheme: 'external',
      zones: ['eu-west-1a'],
      crossZone: true,
      listeners: [
        { port: 80, protocol: 'HTTP' },
        { port: 443, protocol: 'HTTPS' },
      ],
      targets: [
        { service: 'a/web', host: 'a.example.com', port: 8080 },
        { service: 'a/web', host: 'b.example.com', port: 8080 },
      ],
      sourceRanges: ['192.0.2.0/24', '198.51.100.0/24'],
      healthCheck: { intervalSeconds: 5, unhealthyThreshold: 2 },
      deregistrationSeconds: 30,
      tls: true,
    },
  ]);
});

test('an Ingress without annotations makes an internal load balancer on port 80', () => {
  expect(balancers([ingress('a', {}, { ingressClassName: 'alb' })], EKS_CLUSTER)).toEqual([
    expect.objectContaining({
      id: 'Ingress a/a',
      scheme: 'internal',
      zones: ['eu-west-1b'],
      listeners: [{ port: 80, protocol: 'HTTP' }],
      deregistrationSeconds: 300,
      tls: false,
    }),
  ]);
});

test('a load balancer stands in the subnets that it names, whatever their tags say', () => {
  const named = (subnets: string) =>
    balancers([service(nlb({ subnets }), { loadBalancerClass: 'service.k8s.aws/nlb' })], EKS_CLUSTER);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: how a reference reads within a text
  expect(named('${main/Public}')).toEqual([
    expect.objectContaining({ scheme: 'internal', zones: ['eu-west-1a'], subnets: ['main/Public'] }),
  ]);
  expect(named('subnet-1')).toEqual([
    expect.objectContaining({ zones: { unknown: 'the subnet subnet-1 is not among the files' } }),
  ]);
});

test('the zones are unknown where no subnet has the tag', () => {
  expect(balancers([ingress('a', {}, { ingressClassName: 'alb' })])[0]?.zones).toEqual({
    unknown: 'which load balancer serves it, the cluster decides',
  });
});

test('an Ingress that a proxy within the cluster serves makes no load balancer', () => {
  expect(balancers([ingress('a', {}, { ingressClassName: 'nginx' })], EKS_CLUSTER)).toEqual([]);
});

test('an Ingress on GKE has the zones of the cluster, and its check and draining by the BackendConfig', () => {
  const config = object('cloud.google.com/v1', 'BackendConfig', 'web', {
    spec: {
      healthCheck: { checkIntervalSec: 5, unhealthyThreshold: 2 },
      connectionDraining: { drainingTimeoutSec: 30 },
    },
  });
  const annotations = {
    'kubernetes.io/ingress.class': 'gce',
    'networking.gke.io/managed-certificates': 'web',
    'kubernetes.io/ingress.allow-http': 'false',
  };
  expect(balancers([config, ingress('a', annotations)], GKE_CLUSTER)).toEqual([
    {
      id: 'Ingress a/a',
      name: 'a',
      kind: 'application',
      scheme: 'external',
      zones: ['europe-west3-a', 'europe-west3-b', 'europe-west3-c'],
      crossZone: true,
      listeners: [{ port: 443, protocol: 'HTTPS' }],
      targets: [{ service: 'a/web', host: 'a.example.com', port: 8080 }],
      sourceRanges: [],
      healthCheck: { intervalSeconds: 5, unhealthyThreshold: 2 },
      deregistrationSeconds: 30,
      tls: true,
    },
  ]);
});

test('a Service of the AWS Load Balancer Controller is internal and bound to its zone unless it says otherwise', () => {
  const of = (annotations: Sample, spec: Sample = {}) =>
    balancers([service(annotations, spec)], EKS_CLUSTER).map(({ scheme, crossZone, sourceRanges, zones, kind }) => [
      kind,
      scheme,
      crossZone,
      zones,
      sourceRanges,
    ]);
  expect(of(nlb({ type: 'external' }))).toEqual([['network', 'internal', false, ['eu-west-1b'], []]]);
  expect(
    of(nlb({ scheme: 'internet-facing', attributes: 'a=b,load_balancing.cross_zone.enabled=true' }), {
      loadBalancerClass: 'service.k8s.aws/nlb',
      loadBalancerSourceRanges: ['192.0.2.0/24'],
    }),
  ).toEqual([['network', 'external', true, ['eu-west-1a'], ['192.0.2.0/24']]]);
  // the provider that comes with EKS opens to the internet
  expect(of({})).toEqual([['network', 'external', false, ['eu-west-1a'], []]]);
});

test('a Service on GKE passes packets through, outside or inside', () => {
  const of = (annotations: Sample, spec: Sample = {}) =>
    balancers([service(annotations, spec)], GKE_CLUSTER).map(({ kind, scheme, targets }) => [kind, scheme, targets]);
  const targets = [{ service: 'a/out', port: 8080 }];
  expect(of({})).toEqual([['passthrough', 'external', targets]]);
  expect(of({}, { loadBalancerClass: 'networking.gke.io/l4-regional-internal' })).toEqual([
    ['passthrough', 'internal', targets],
  ]);
  expect(of({ 'networking.gke.io/load-balancer-type': 'Internal' })).toEqual([['passthrough', 'internal', targets]]);
});

test('which load balancer another cluster makes is unknown', () => {
  const [one] = balancers([service({})]);
  const why = { unknown: 'which load balancer serves it, the cluster decides' };
  expect([one?.zones, one?.crossZone]).toEqual([why, why]);
});
