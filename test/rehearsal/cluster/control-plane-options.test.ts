import {
  apiServerOptions,
  controllerManagerOptions,
  etcdOptions,
  type Setting,
  schedulerOptions,
} from '../../../rehearsal/cluster/control-plane-options';
import { nodeTimes } from '../../../rehearsal/cluster/node-times';
import { hasRealNodes, LOOPBACK, type Site } from '../../../rehearsal/cluster/site';

const REAL: Site = { address: '10.64.0.1', port: 443, serviceRange: '172.20.0.0/16', nodes: ['n0'] };

const setting = (site: Site): Setting => ({
  directory: '/d',
  credentials: {
    serviceAccountKey: '/d/service-account.key',
    tokenFile: '/d/tokens.csv',
    adminToken: 'secret',
    kubeconfig: { 'controller-manager': '/d/controller-manager.kubeconfig', scheduler: '/d/scheduler.kubeconfig' },
    kubeletClient: () => {
      if (!hasRealNodes(site)) throw new Error('nobody calls kubelets that are simulated');
      return { certificate: '/d/kubelet.crt', key: '/d/kubelet.key' };
    },
  },
  ports: { etcd: 1, peer: 2, api: 3, controllerManager: 4, scheduler: 5 },
  site,
  times: nodeTimes(10),
});

/** Each option once: of one that is there twice the program takes the last. */
function optionsOf(options: readonly string[]): Readonly<Record<string, string>> {
  const pairs = options.map((option): [string, string] => {
    const [name = '', ...value] = option.replace(/^--/, '').split('=');
    return [name, value.join('=')];
  });
  expect(new Set(pairs.map(([name]) => name)).size).toBe(pairs.length);
  return Object.fromEntries(pairs);
}

const SAME = {
  'etcd-servers': 'http://127.0.0.1:1',
  'secure-port': '3',
  'cert-dir': '/d/pki',
  'service-account-issuer': 'https://kubernetes.default.svc',
  'service-account-key-file': '/d/service-account.key',
  'service-account-signing-key-file': '/d/service-account.key',
  'token-auth-file': '/d/tokens.csv',
  'anonymous-auth': 'false',
  'allow-privileged': 'true',
  'default-not-ready-toleration-seconds': '30',
  'default-unreachable-toleration-seconds': '30',
  profiling: 'false',
};

test('for simulated nodes the API server listens on loopback, calls nobody, and has no endpoints', () => {
  expect(optionsOf(apiServerOptions(setting(LOOPBACK)))).toEqual({
    ...SAME,
    'bind-address': '127.0.0.1',
    'advertise-address': '127.0.0.1',
    'service-cluster-ip-range': '10.96.0.0/16',
    'authorization-mode': 'RBAC',
    'endpoint-reconciler-type': 'none',
  });
});

test('for real nodes the API server signs in at kubelets, which may change nothing but their own', () => {
  expect(optionsOf(apiServerOptions(setting(REAL)))).toEqual({
    ...SAME,
    'bind-address': '10.64.0.1',
    'advertise-address': '10.64.0.1',
    'service-cluster-ip-range': '172.20.0.0/16',
    'authorization-mode': 'Node,RBAC',
    'enable-admission-plugins': 'NodeRestriction',
    'kubelet-client-certificate': '/d/kubelet.crt',
    'kubelet-client-key': '/d/kubelet.key',
    'kubelet-preferred-address-types': 'InternalIP',
  });
});

test.each([
  ['simulated', LOOPBACK],
  ['real', REAL],
])('for %s nodes etcd, controllers and scheduler listen on loopback, with the times of the cluster', (_, site) => {
  const client = 'http://127.0.0.1:1';
  const peers = 'http://127.0.0.1:2';
  expect(optionsOf(etcdOptions(setting(site)))).toEqual({
    name: 'n0',
    'data-dir': '/d/etcd',
    'listen-client-urls': client,
    'advertise-client-urls': client,
    'listen-peer-urls': peers,
    'initial-advertise-peer-urls': peers,
    'initial-cluster': `n0=${peers}`,
    'unsafe-no-fsync': '',
    'log-level': 'warn',
  });
  const common = {
    'bind-address': '127.0.0.1',
    'leader-elect': 'false',
    'kube-api-qps': '500',
    'kube-api-burst': '1000',
  };
  expect(optionsOf(controllerManagerOptions(setting(site)))).toEqual({
    ...common,
    kubeconfig: '/d/controller-manager.kubeconfig',
    'secure-port': '4',
    'cert-dir': '/d/pki-controller-manager',
    'use-service-account-credentials': 'true',
    'service-account-private-key-file': '/d/service-account.key',
    'root-ca-file': '/d/pki/apiserver.crt',
    'node-monitor-period': '0.5s',
    'node-monitor-grace-period': '5s',
    'node-eviction-rate': '0.999',
    'horizontal-pod-autoscaler-sync-period': '1s',
    'horizontal-pod-autoscaler-initial-readiness-delay': '1s',
    'horizontal-pod-autoscaler-cpu-initialization-period': '1s',
  });
  expect(optionsOf(schedulerOptions(setting(site)))).toEqual({
    ...common,
    kubeconfig: '/d/scheduler.kubeconfig',
    'secure-port': '5',
    'cert-dir': '/d/pki-scheduler',
  });
});

test('only a site with nodes has real ones', () => {
  expect([LOOPBACK, REAL].map(hasRealNodes)).toEqual([false, true]);
});
