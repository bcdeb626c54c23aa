// A service that outlives the loss of a zone, in a cdk8s app that knows nothing else of trizone.
// The profile says how this cluster's load balancer and name servers are reached; here ingress-nginx on any Kubernetes.
import { App, Chart, Yaml } from 'cdk8s';
import { type CloudProfile, network, pods, ZoneSpreadService } from 'trizone/workloads';

const namespace = 'shop';

const profile: CloudProfile = {
  bindIngress: () => ({ serviceAnnotations: {}, ingressAnnotations: {}, ingressClassName: 'nginx' }),
  loadBalancer: () => ({ annotations: {} }),
  databaseDisk: { provisioner: 'disk.csi.example.com', parameters: {} },
  ingressSources: [pods('ingress-nginx', 'ingress-nginx')],
  nameServers: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
  metadataServer: { peers: [network('169.254.169.254/32')], ports: [80] },
  objectStorage: [],
  serviceAccountAnnotations: {},
};

const chart = new Chart(new App(), 'shop');
new ZoneSpreadService(chart, 'Orders', {
  name: 'orders',
  namespace,
  image: 'ghcr.io/stefanprodan/podinfo:6.15.0',
  user: 100,
  port: 9898,
  command: ['./podinfo', '--port=9898'],
  args: [],
  env: {},
  secretEnv: {},
  health: { readiness: '/readyz', liveness: '/healthz' },
  resources: { requests: { cpu: '250m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } },
  replicas: { min: 3, max: 9 },
  host: 'orders.example.com',
  allowFrom: [],
  calls: [],
  egress: [],
  profile,
});

console.log(Yaml.stringify(...chart.toJson()));
