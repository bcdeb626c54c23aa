import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from './api';
import { apiServerCertificate, type Credentials, writeCredentials } from './credentials';
import { eventually } from './eventually';
import { freePorts } from './free-ports';
import { FAST, type NodeTimes } from './node-times';
import { Processes, type StartedProcess } from './processes';
import { Resources } from './resources';

/**
 * A zone whose evictions were stopped gets its rate back only when that is not exactly 1 a second: the limiter that stops them
 * says that 1 is its own rate, and is then kept for ever.
 *
 * @see Kubernetes 1.35, fakeNeverRateLimiter.QPS in client-go, and RateLimitedTimedQueue.SwapLimiter
 */
const NOT_QUITE = 0.999;

const STAGES = join(__dirname, 'kwok-stages.yaml');

/** A Kubernetes control plane on the loopback interface, with kubelets that are simulated, one process a zone. */
export class ControlPlane {
  readonly api: Api;
  readonly resources: Resources;
  readonly processes: Processes;
  /** Its address. */
  readonly server: string;
  /** For kubectl. */
  readonly kubeconfig: string;
  readonly times: NodeTimes;
  private readonly binaries: string;
  private readonly directory: string;
  private readonly credentials: Credentials;

  private constructor(binaries: string, directory: string, server: string, credentials: Credentials, times: NodeTimes) {
    this.binaries = binaries;
    this.times = times;
    this.server = server;
    this.directory = directory;
    this.credentials = credentials;
    this.kubeconfig = credentials.kubeconfig.admin;
    this.processes = new Processes(directory);
    this.api = new Api(server, credentials.adminToken);
    this.resources = new Resources(this.api);
  }

  /**
   * Starts etcd, the API server, the controller manager and the scheduler, and returns when they are ready.
   *
   * @param times @default - ten times as fast as production
   */
  static async start(binaries: string, times: NodeTimes = FAST): Promise<ControlPlane> {
    const [etcd = 0, peer = 0, api = 0, controllerManager = 0, scheduler = 0] = await freePorts(5);
    const directory = mkdtempSync(join(tmpdir(), 'trizone-rehearsal-'));
    mkdirSync(join(directory, 'pki'));
    const server = `https://127.0.0.1:${api}`;
    const plane = new ControlPlane(binaries, directory, server, writeCredentials(directory, server), times);
    try {
      plane.startStore(etcd, peer);
      plane.startApiServer(etcd, api);
      await plane.connect();
      plane.startControllers(controllerManager, scheduler);
      return plane;
    } catch (error) {
      const last = plane.processes.lastLines('kube-apiserver');
      await plane.stop();
      throw new Error(`the control plane did not start: ${error}\n${last}`);
    }
  }

  /** Starts a process that plays the kubelets of the nodes that a label selector finds. */
  async startKubelets(name: string, selector: string): Promise<StartedProcess> {
    const [port = 0] = await freePorts(1);
    return this.run('kwok', name, [
      `--kubeconfig=${this.credentials.kubeconfig.kwok}`,
      `--config=${STAGES}`,
      '--manage-all-nodes=false',
      `--manage-nodes-with-label-selector=${selector}`,
      `--node-lease-duration-seconds=${this.times.leaseSeconds}`,
      `--server-address=127.0.0.1:${port}`,
    ]);
  }

  /** Ends every process and removes every file. */
  async stop(): Promise<void> {
    this.api.close();
    await this.processes.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private run(program: string, name: string, options: readonly string[]): StartedProcess {
    return this.processes.start(name, join(this.binaries, program), options);
  }

  private startStore(port: number, peer: number): void {
    const client = `http://127.0.0.1:${port}`;
    const peers = `http://127.0.0.1:${peer}`;
    this.run('etcd', 'etcd', [
      '--name=n0',
      `--data-dir=${this.directory}/etcd`,
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peers}`,
      `--initial-advertise-peer-urls=${peers}`,
      `--initial-cluster=n0=${peers}`,
      // nothing here outlives the run
      '--unsafe-no-fsync',
      '--log-level=warn',
    ]);
  }

  private startApiServer(etcd: number, port: number): void {
    const { serviceAccountKey, tokenFile } = this.credentials;
    this.run('kube-apiserver', 'kube-apiserver', [
      `--etcd-servers=http://127.0.0.1:${etcd}`,
      '--bind-address=127.0.0.1',
      '--advertise-address=127.0.0.1',
      `--secure-port=${port}`,
      `--cert-dir=${this.directory}/pki`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${serviceAccountKey}`,
      `--service-account-signing-key-file=${serviceAccountKey}`,
      `--token-auth-file=${tokenFile}`,
      '--authorization-mode=RBAC',
      '--anonymous-auth=false',
      '--endpoint-reconciler-type=none',
      '--service-cluster-ip-range=10.96.0.0/16',
      // Pod Security, not the server's own switch, is to refuse privileged pods
      '--allow-privileged=true',
      `--default-not-ready-toleration-seconds=${this.times.tolerationSeconds}`,
      `--default-unreachable-toleration-seconds=${this.times.tolerationSeconds}`,
      '--profiling=false',
    ]);
  }

  private startControllers(controllerManager: number, scheduler: number): void {
    const { kubeconfig, serviceAccountKey } = this.credentials;
    // the default limits make the start of a small cluster wait for seconds
    const common = ['--bind-address=127.0.0.1', '--leader-elect=false', '--kube-api-qps=500', '--kube-api-burst=1000'];
    this.run('kube-controller-manager', 'kube-controller-manager', [
      ...common,
      `--kubeconfig=${kubeconfig['controller-manager']}`,
      `--secure-port=${controllerManager}`,
      `--cert-dir=${this.directory}/pki-controller-manager`,
      '--use-service-account-credentials=true',
      `--service-account-private-key-file=${serviceAccountKey}`,
      `--root-ca-file=${apiServerCertificate(this.directory)}`,
      `--node-monitor-period=${this.times.monitorSeconds}s`,
      `--node-monitor-grace-period=${this.times.graceSeconds}s`,
      `--node-eviction-rate=${this.times.evictionsPerSecond * NOT_QUITE}`,
      '--horizontal-pod-autoscaler-sync-period=1s',
      '--horizontal-pod-autoscaler-initial-readiness-delay=1s',
      '--horizontal-pod-autoscaler-cpu-initialization-period=1s',
    ]);
    this.run('kube-scheduler', 'kube-scheduler', [
      ...common,
      `--kubeconfig=${kubeconfig.scheduler}`,
      `--secure-port=${scheduler}`,
      `--cert-dir=${this.directory}/pki-scheduler`,
    ]);
  }

  /** A key pair that a stand-in may serve HTTPS on the loopback address with: that of the API server, which was made at its start. */
  get servingPair(): { readonly certificate: string; readonly key: string } {
    const certificate = apiServerCertificate(this.directory);
    return { certificate, key: certificate.replace(/crt$/, 'key') };
  }

  private async connect(): Promise<void> {
    await eventually('the API server', 60, async () => {
      if (!this.processes.isRunning('kube-apiserver')) throw new Error('it has ended');
      this.api.trust(readFileSync(apiServerCertificate(this.directory), 'utf8'));
      return (await this.api.get<string>('/readyz')) === 'ok';
    });
  }
}
