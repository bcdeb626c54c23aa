import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlPlane } from '../../cluster/control-plane';
import { nodeUser } from '../../cluster/credentials';
import { eventually } from '../../cluster/eventually';
import type { StartedProcess } from '../../cluster/processes';
import { childrenOf } from '../../machine/process-tree';
import { makeGroup } from './cgroups';
import type { Layout, PlannedNode } from './layout';
import { inNetwork } from './network';
import { containerdSocket, KERNEL_SETTINGS, settingFile, writeNodeFiles } from './node-files';
import type { NodePrograms } from './node-programs';

/** What every node of a cluster shares. */
export interface NodeSurroundings {
  readonly plane: ControlPlane;
  readonly layout: Layout;
  readonly programs: NodePrograms;
  /** Folder for all nodes. */
  readonly folder: string;
  /** Folder for what programs and pods print. */
  readonly logs: string;
  /** Control group of the run. */
  readonly group: string;
  /** `address:port` of the registry. */
  readonly registry: string;
}

/** Seconds that the first process of a node has to set it up. */
const SETUP_SECONDS = 20;

/** Seconds that containerd has to answer. */
const RUNTIME_SECONDS = 60;

/** Milliseconds after which a program of a node that has ended is started again, as systemd does. */
const RESTART_MILLISECONDS = 1000;

/**
 * The first process of a node: mounts what only the node sees, then waits and takes leave of processes whose parents were
 * killed. When it is killed, the kernel kills everything in its namespace of processes: so a machine loses its power.
 */
function firstProcess(folder: string): string {
  const settings = Object.keys(KERNEL_SETTINGS).map(
    (name) => `mount --bind ${settingFile(folder, name)} /proc/sys/${name}`,
  );
  return [
    'set -e',
    'hostname "$1"',
    'mount -t proc proc /proc',
    ...settings,
    `mount -t overlay overlay -o lowerdir=/var,upperdir=${folder}/var,workdir=${folder}/var-work /var`,
    'mount -t tmpfs tmpfs /run',
    'mkdir -p /run/netns /run/containerd',
    // where cAdvisor looks for it
    `ln -s ${containerdSocket(folder)} /run/containerd/containerd.sock`,
    'mount --make-rshared /',
    `touch ${folder}/ready`,
    // a shell that waits takes leave of every child
    'while :; do sleep 3600 & wait; done',
  ].join('\n');
}

/** One node: a kubelet, containerd, kube-proxy and kube-router in namespaces of their own. */
export class RealNode {
  readonly planned: PlannedNode;
  readonly folder: string;
  private readonly surroundings: NodeSurroundings;
  private first?: StartedProcess;
  private starts = 0;

  constructor(planned: PlannedNode, surroundings: NodeSurroundings) {
    this.planned = planned;
    this.surroundings = surroundings;
    this.folder = join(surroundings.folder, planned.name);
  }

  /** Whether it has power. */
  get running(): boolean {
    return this.first !== undefined;
  }

  /** Switches it on, and returns when its programs are started. */
  async start(): Promise<void> {
    const { plane, layout, logs, group, registry } = this.surroundings;
    const { name } = this.planned;
    const groupOfNode = join(group, name);
    makeGroup(groupOfNode);
    writeNodeFiles({
      node: this.planned,
      layout,
      folder: this.folder,
      podLogs: join(logs, 'pods', name),
      plane: plane.directory,
      proxyKubeconfig: plane.credentials.kubeconfig['kube-proxy'] ?? '',
      group: groupOfNode,
      registry,
    });
    this.starts += 1;
    const [enter = '', ...inside] = [...inNetwork(name), 'unshare', '--mount', '--pid', '--uts', '--ipc', '--fork'];
    const own = [
      '--kill-child=SIGKILL',
      '--propagation',
      'private',
      'sh',
      '-c',
      firstProcess(this.folder),
      'node',
      name,
    ];
    const first = plane.processes.start(`${name}-first-${this.starts}`, enter, [...inside, ...own]);
    this.first = first;
    await eventually(`node ${name} to be set up`, SETUP_SECONDS, async () => existsSync(join(this.folder, 'ready')));
    const enterNode = this.enter();
    this.supervise(first, 'containerd', enterNode, [
      this.surroundings.programs.containerd,
      '--config',
      `${this.folder}/containerd.toml`,
    ]);
    await eventually(`containerd of ${name}`, RUNTIME_SECONDS, async () => existsSync(containerdSocket(this.folder)));
    for (const [program, command] of Object.entries(this.commands()))
      this.supervise(first, program, enterNode, command);
  }

  /** Kills every process of it at once: the kernel still says goodbye on their connections. */
  async kill(): Promise<void> {
    const { first } = this;
    this.first = undefined;
    await first?.kill();
  }

  /** What stands in front of a command that runs on the node. */
  enter(): readonly string[] {
    return ['nsenter', `--target=${this.firstPid()}`, '--mount', '--uts', '--ipc', '--net', '--pid', '--'];
  }

  /** The process that is the first one inside of the node's namespace of processes, as this program sees it. */
  private firstPid(): number {
    const pid = this.first?.pid;
    if (pid === undefined) throw new Error(`node ${this.planned.name} is off`);
    const [child] = childrenOf(pid);
    if (child === undefined) throw new Error(`node ${this.planned.name} has no process`);
    return child;
  }

  private commands(): Readonly<Record<string, readonly string[]>> {
    const { plane, layout, programs } = this.surroundings;
    const { name, address, group, zone } = this.planned;
    const { folder } = this;
    const labels = {
      ...group.labels,
      'topology.kubernetes.io/zone': zone,
      'topology.kubernetes.io/region': zone.replace(/-?[a-z]$/, ''),
    };
    const own = Object.entries(labels).filter(([key]) => !/^kubernetes\.io\/(os|arch)$/.test(key));
    const { kubeconfig } = plane.credentials;
    return {
      kubelet: [
        programs.kubelet,
        `--config=${folder}/kubelet.yaml`,
        `--kubeconfig=${kubeconfig[nodeUser(name)]}`,
        `--hostname-override=${name}`,
        `--node-ip=${address}`,
        `--root-dir=${folder}/kubelet`,
        `--node-labels=${own.map(([key, value]) => `${key}=${value}`).join(',')}`,
      ],
      'kube-proxy': [programs['kube-proxy'], `--config=${folder}/kube-proxy.yaml`, `--hostname-override=${name}`],
      'kube-router': [
        programs['kube-router'],
        '--run-router=false',
        '--run-firewall=true',
        '--run-service-proxy=false',
        `--hostname-override=${name}`,
        `--kubeconfig=${kubeconfig['kube-router']}`,
        `--service-cluster-ip-range=${layout.services}`,
        '--health-port=0',
      ],
    };
  }

  /** Starts a program on the node, and again when it ends, for as long as the node has power. */
  private supervise(
    first: StartedProcess,
    program: string,
    enter: readonly string[],
    command: readonly string[],
  ): void {
    const { plane, programs } = this.surroundings;
    const name = `${this.planned.name}-${program}`;
    const keep = async () => {
      while (this.first === first) {
        const path = `PATH=${dirname(programs.containerd)}:${process.env.PATH}`;
        const [executable = '', ...options] = [...enter, 'env', path, ...command];
        await plane.processes.start(name, executable, options).exited;
        await sleep(RESTART_MILLISECONDS);
      }
    };
    void keep();
  }
}
