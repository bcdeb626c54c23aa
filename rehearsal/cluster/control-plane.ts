import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from './api';
import {
  apiServerOptions,
  controllerManagerOptions,
  etcdOptions,
  type Setting,
  schedulerOptions,
} from './control-plane-options';
import { apiServerCertificate, type Credentials, writeCredentials } from './credentials';
import { eventually } from './eventually';
import { freePorts } from './free-ports';
import { FAST, type NodeTimes } from './node-times';
import { Processes, type StartedProcess } from './processes';
import { Resources } from './resources';
import { LOOPBACK, type Site } from './site';

const STAGES = join(__dirname, 'kwok-stages.yaml');

/** A Kubernetes control plane: on the loopback interface with simulated kubelets, one process a zone, or for real nodes. */
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
  /** Folder of its files. */
  readonly directory: string;
  readonly credentials: Credentials;

  private constructor(
    binaries: string,
    directory: string,
    server: string,
    credentials: Credentials,
    times: NodeTimes,
    logs: string = directory,
  ) {
    this.binaries = binaries;
    this.times = times;
    this.server = server;
    this.directory = directory;
    this.credentials = credentials;
    this.kubeconfig = credentials.kubeconfig.admin ?? '';
    this.processes = new Processes(logs);
    this.api = new Api(server, credentials.adminToken);
    this.resources = new Resources(this.api);
  }

  /**
   * Starts etcd, the API server, the controller manager and the scheduler, and returns when they are ready.
   *
   * @param times @default - ten times as fast as production
   * @param site @default - the loopback interface, for simulated nodes
   * @param parent folder in which it makes its own @default - the one for temporary files
   * @param logs folder for what programs print @default - its own, which goes with it
   */
  static async start(
    binaries: string,
    times: NodeTimes = FAST,
    site: Site = LOOPBACK,
    { parent = tmpdir(), logs }: { readonly parent?: string; readonly logs?: string } = {},
  ): Promise<ControlPlane> {
    const [etcd = 0, peer = 0, free = 0, controllerManager = 0, scheduler = 0] = await freePorts(5);
    const api = site.port ?? free;
    const directory = mkdtempSync(join(parent, 'trizone-rehearsal-'));
    mkdirSync(join(directory, 'pki'));
    const server = `https://${site.address}:${api}`;
    const credentials = writeCredentials(directory, server, site.nodes);
    const plane = new ControlPlane(binaries, directory, server, credentials, times, logs);
    const ports = { etcd, peer, api, controllerManager, scheduler };
    const setting: Setting = { directory, credentials, ports, site, times };
    try {
      plane.run('etcd', 'etcd', etcdOptions(setting));
      plane.run('kube-apiserver', 'kube-apiserver', apiServerOptions(setting));
      await plane.connect();
      plane.run('kube-controller-manager', 'kube-controller-manager', controllerManagerOptions(setting));
      plane.run('kube-scheduler', 'kube-scheduler', schedulerOptions(setting));
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
