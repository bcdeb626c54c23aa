import { Testing } from 'cdk8s';
import { ChartNamespace, network, pods } from '../../lib/workloads';

const API = network('172.20.0.1/32');
const SERVERS = network('10.1.0.0/20');
const WEBHOOK = { pods: { matchLabels: { app: 'webhook' } }, port: 9443 };

function policies(paths?: ConstructorParameters<typeof ChartNamespace>[2]['paths']): Map<string, object> {
  const chart = Testing.chart();
  new ChartNamespace(chart, 'operators', {
    name: 'operators',
    nameServers: [pods('kube-system', 'dns')],
    kubernetesApi: [API],
    apiServers: [SERVERS],
    webhook: WEBHOOK,
    ...(paths ? { paths } : {}),
  });
  const objects: { kind: string; metadata: { name: string; namespace?: string }; spec: object }[] =
    Testing.synth(chart);
  const found = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  expect(found.map(({ metadata }) => metadata.namespace)).toEqual(found.map(() => 'operators'));
  return new Map(found.map(({ metadata, spec }) => [metadata.name, spec]));
}

test('denies every packet but those to the name servers, to the Kubernetes API, and from it to the webhook', () => {
  const found = policies();
  expect([...found.keys()]).toEqual(['default-deny', 'allow-name-resolution', 'allow-kubernetes-api', 'allow-webhook']);
  expect(found.get('default-deny')).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  expect(found.get('allow-kubernetes-api')).toEqual({
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ to: [API], ports: [{ protocol: 'TCP', port: 443 }] }],
  });
  expect(found.get('allow-webhook')).toEqual({
    podSelector: WEBHOOK.pods,
    policyTypes: ['Ingress'],
    ingress: [{ from: [SERVERS], ports: [{ protocol: 'TCP', port: 9443 }] }],
  });
});

test('opens a path in the direction that is named, and in no other', () => {
  const selector = { matchLabels: { app: 'operator' } };
  const found = policies([
    { name: 'out', pods: selector, to: [{ peers: [network('192.0.2.0/24')], ports: [443, 80] }] },
    { name: 'in', pods: selector, from: { peers: [pods('other', 'client')], ports: [9090] } },
  ]);
  expect(found.get('out')).toEqual({
    podSelector: selector,
    policyTypes: ['Egress'],
    egress: [
      {
        to: [network('192.0.2.0/24')],
        ports: [
          { protocol: 'TCP', port: 443 },
          { protocol: 'TCP', port: 80 },
        ],
      },
    ],
  });
  expect(found.get('in')).toEqual({
    podSelector: selector,
    policyTypes: ['Ingress'],
    ingress: [{ from: [pods('other', 'client')], ports: [{ protocol: 'TCP', port: 9090 }] }],
  });
});
