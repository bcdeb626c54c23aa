import { apiServerCertificate, type Credentials } from './credentials';
import type { NodeTimes } from './node-times';
import { hasRealNodes, type Site } from './site';

/**
 * A zone whose evictions were stopped gets its rate back only when that is not exactly 1 a second: the limiter that stops them
 * says that 1 is its own rate, and is then kept for ever.
 *
 * @see Kubernetes 1.35, fakeNeverRateLimiter.QPS in client-go, and RateLimitedTimedQueue.SwapLimiter
 */
const NOT_QUITE = 0.999;

/** Ports of the programs, all on the address of the site or on loopback. */
export interface Ports {
  readonly etcd: number;
  readonly peer: number;
  readonly api: number;
  readonly controllerManager: number;
  readonly scheduler: number;
}

/** What the options of the programs come from. */
export interface Setting {
  /** Folder of the cluster. */
  readonly directory: string;
  readonly credentials: Credentials;
  readonly ports: Ports;
  readonly site: Site;
  readonly times: NodeTimes;
}

/** Options of etcd. */
export function etcdOptions({ directory, ports }: Setting): readonly string[] {
  const client = `http://127.0.0.1:${ports.etcd}`;
  const peers = `http://127.0.0.1:${ports.peer}`;
  return [
    '--name=n0',
    `--data-dir=${directory}/etcd`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=n0=${peers}`,
    // nothing here outlives the run
    '--unsafe-no-fsync',
    '--log-level=warn',
  ];
}

/** With real nodes the API server calls kubelets, and the Service `kubernetes` leads pods to it. */
function optionsOfNodes({ credentials }: Setting): readonly string[] {
  const { certificate, key } = credentials.kubeletClient();
  return [
    `--kubelet-client-certificate=${certificate}`,
    `--kubelet-client-key=${key}`,
    '--kubelet-preferred-address-types=InternalIP',
    '--authorization-mode=Node,RBAC',
    '--enable-admission-plugins=NodeRestriction',
  ];
}

/** Options of the API server. */
export function apiServerOptions(setting: Setting): readonly string[] {
  const { directory, credentials, ports, site, times } = setting;
  const { serviceAccountKey, tokenFile } = credentials;
  return [
    `--etcd-servers=http://127.0.0.1:${ports.etcd}`,
    `--bind-address=${site.address}`,
    `--advertise-address=${site.address}`,
    `--secure-port=${ports.api}`,
    `--cert-dir=${directory}/pki`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${serviceAccountKey}`,
    `--service-account-signing-key-file=${serviceAccountKey}`,
    `--token-auth-file=${tokenFile}`,
    '--anonymous-auth=false',
    `--service-cluster-ip-range=${site.serviceRange}`,
    // Pod Security, not the server's own switch, is to refuse privileged pods
    '--allow-privileged=true',
    `--default-not-ready-toleration-seconds=${times.tolerationSeconds}`,
    `--default-unreachable-toleration-seconds=${times.tolerationSeconds}`,
    '--profiling=false',
    ...(hasRealNodes(site)
      ? optionsOfNodes(setting)
      : ['--authorization-mode=RBAC', '--endpoint-reconciler-type=none']),
  ];
}

/** The default limits make the start of a small cluster wait for seconds. */
const COMMON = ['--bind-address=127.0.0.1', '--leader-elect=false', '--kube-api-qps=500', '--kube-api-burst=1000'];

/** Options of the controller manager. */
export function controllerManagerOptions({ directory, credentials, ports, times }: Setting): readonly string[] {
  return [
    ...COMMON,
    `--kubeconfig=${credentials.kubeconfig['controller-manager']}`,
    `--secure-port=${ports.controllerManager}`,
    `--cert-dir=${directory}/pki-controller-manager`,
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${credentials.serviceAccountKey}`,
    `--root-ca-file=${apiServerCertificate(directory)}`,
    `--node-monitor-period=${times.monitorSeconds}s`,
    `--node-monitor-grace-period=${times.graceSeconds}s`,
    `--node-eviction-rate=${times.evictionsPerSecond * NOT_QUITE}`,
    '--horizontal-pod-autoscaler-sync-period=1s',
    '--horizontal-pod-autoscaler-initial-readiness-delay=1s',
    '--horizontal-pod-autoscaler-cpu-initialization-period=1s',
  ];
}

/** Options of the scheduler. */
export function schedulerOptions({ directory, credentials, ports }: Setting): readonly string[] {
  return [
    ...COMMON,
    `--kubeconfig=${credentials.kubeconfig.scheduler}`,
    `--secure-port=${ports.scheduler}`,
    `--cert-dir=${directory}/pki-scheduler`,
  ];
}
