import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type NodeGroup, nodeGroups } from '../../cluster/node-groups';
import type { Output } from '../../output';
import { CloudProject, type CloudResource } from './cloud-project';
import { GKE_FIREWALL, gcloud } from './gcloud';
import { GkeCluster } from './gke-cluster';
import { helm } from './helm';
import { ManagementCluster } from './management-cluster';
import { Tools } from './tools';

/** Context of the management cluster in the kubectl of whoever deploys. */
export const MANAGEMENT = 'management';

/** Clocks of Kubernetes that manifests set run as much faster. */
const FASTER = 10;

/** What one play needs. */
export interface GoogleWorldProps {
  readonly folder: string;
  /** Folder with the programs of the control plane, and the path of kubectl. */
  readonly programs: string;
  readonly client: string;
  /** The first output. */
  readonly output: Output;
}

/** How commands ended. */
export interface Ran {
  readonly status: number;
  readonly output: string;
}

/** An empty project, a management cluster, and a person with an output, gcloud, helm and kubectl. */
export class GoogleWorld {
  readonly project = new CloudProject();
  /** What went wrong in what Google does by itself. */
  readonly problems: string[] = [];
  private readonly props: GoogleWorldProps;
  private readonly pools = new Map<string, readonly NodeGroup[]>();
  /** Resources whose work in the cluster is not done. */
  private readonly busy = new Set<string>();
  private work: Promise<unknown> = Promise.resolve();
  private started: ManagementCluster | undefined;
  private gke: GkeCluster | undefined;
  private tools: Tools | undefined;
  private desks = 0;

  private constructor(props: GoogleWorldProps) {
    this.props = props;
    mkdirSync(props.folder, { recursive: true });
    this.project.watch = (resource, what) => this.happened(resource, what);
  }

  static async open(props: GoogleWorldProps, opened: (world: GoogleWorld) => void): Promise<GoogleWorld> {
    const world = new GoogleWorld(props);
    opened(world);
    const { project } = world;
    const objects = props.output.stages.filter(({ tree }) => tree === 'management').flatMap((stage) => stage.objects);
    const namespace = objects.find(({ kind }) => kind === 'ConfigConnectorContext')?.metadata.namespace ?? '';
    world.started = await ManagementCluster.start(props.programs, project, objects, namespace);
    world.started.connector.isBusy = ({ id }) => world.busy.has(id);
    world.tools = await Tools.start(props.folder, {
      gcloud: (argv) => gcloud(world.effects, argv),
      helm: (argv) => helm(() => world.workload, argv),
    });
    world.knowContext(MANAGEMENT, world.management.plane.kubeconfig);
    return world;
  }

  get management(): ManagementCluster {
    if (!this.started) throw new Error('the management cluster is not there');
    return this.started;
  }

  /** @throws when it was not made, or deleted */
  get workload(): GkeCluster {
    if (!this.gke) throw new Error('there is no workload cluster');
    return this.gke;
  }

  get hasWorkload(): boolean {
    return this.gke !== undefined;
  }

  /** Calls that the stand-ins do not know. */
  get unknown(): readonly string[] {
    return this.tools?.unknown ?? [];
  }

  /** Commands that were not played. */
  get leftOut(): readonly string[] {
    return existsSync(this.skipped) ? readFileSync(this.skipped, 'utf8').trim().split('\n') : [];
  }

  private get skipped(): string {
    return join(this.props.folder, 'left-out.log');
  }

  private get kubeconfig(): string {
    return join(this.props.folder, 'kubeconfig');
  }

  /** Lays an output before whoever deploys: a copy whose clocks run faster, with the secrets that a person puts beside it. */
  async desk(output: Output): Promise<string> {
    const groups = nodeGroups(output);
    // a pool that is no longer declared stays as it was
    for (const { name } of groups)
      this.pools.set(
        name,
        groups.filter((group) => group.name === name),
      );
    await this.management.lookAfter(output.stages.flatMap(({ objects }) => objects));
    const desk = join(this.props.folder, `desk-${this.desks}`);
    this.desks += 1;
    cpSync(output.directory, desk, { recursive: true });
    const files = readdirSync(desk, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    for (const file of files.map((name) => join(desk, name))) {
      const text = readFileSync(file, 'utf8');
      const faster = text.replace(/(minReadySeconds: )(\d+)/g, (_, field: string, seconds: string) =>
        [field, Math.ceil(Number(seconds) / FASTER)].join(''),
      );
      if (faster !== text) writeFileSync(file, faster);
    }
    for (const [, file = ''] of output.guide.matchAll(/--from-file=[^=\s]+=[.]\/(\S+)/g)) {
      writeFileSync(join(desk, file), 'a secret of the rehearsal');
    }
    return desk;
  }

  /** Runs commands as a person does who copies them into a shell, and stops at the first that fails. */
  async run(commands: string, desk: string, environment: Readonly<Record<string, string>>): Promise<Ran> {
    const { folder, client } = this.props;
    const child = spawn('bash', ['-euo', 'pipefail', '-c', commands], {
      cwd: desk,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: [this.tools?.bin, process.env.PATH].join(delimiter),
        HOME: folder,
        KUBECONFIG: this.kubeconfig,
        REHEARSAL_KUBECTL: client,
        REHEARSAL_LEFT_OUT: this.skipped,
        ...environment,
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const status = await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    });
    appendFileSync(join(folder, 'commands.log'), `$ ${commands}\n${output}\n[${status}]\n\n`);
    return { status, output };
  }

  /** Returns when what Google does by itself is done. */
  async settled(): Promise<void> {
    let last: unknown;
    while (last !== this.work) {
      last = this.work;
      await this.work;
    }
  }

  /** Ends every process. */
  async close(): Promise<void> {
    this.tools?.stop();
    await this.settled();
    await this.gke?.stop();
    await this.started?.stop();
  }

  private readonly effects = {
    project: this.project,
    addContext: (context: string) => this.knowContext(context, this.workload.plane.kubeconfig),
    deleteCluster: async (cluster: CloudResource) => {
      this.project.delete(cluster);
      await this.settled();
    },
  };

  /** Adds a cluster to the kubeconfig of whoever deploys. */
  private knowContext(context: string, from: string): void {
    interface Named {
      readonly name: string;
    }
    interface Kubeconfig {
      readonly clusters: readonly (Named & { readonly cluster: object })[];
      readonly users: readonly (Named & { readonly user: object })[];
      readonly contexts: readonly (Named & { readonly context: object })[];
    }
    const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Kubeconfig;
    const none: Kubeconfig = { clusters: [], users: [], contexts: [] };
    const known = existsSync(this.kubeconfig) ? read(this.kubeconfig) : none;
    const others = <Entry extends Named>(entries: readonly Entry[]) => entries.filter(({ name }) => name !== context);
    const [{ cluster } = { cluster: {} }] = read(from).clusters;
    const [{ user } = { user: {} }] = read(from).users;
    const merged = {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': context,
      clusters: [...others(known.clusters), { name: context, cluster }],
      users: [...others(known.users), { name: context, user }],
      contexts: [...others(known.contexts), { name: context, context: { cluster: context, user: context } }],
    };
    writeFileSync(this.kubeconfig, JSON.stringify(merged), { mode: 0o600 });
  }

  private happened(resource: CloudResource, what: 'made' | 'changed' | 'deleted'): void {
    if (resource.kind === 'ContainerCluster' && what !== 'changed') {
      this.do(resource, () => (what === 'made' ? this.startCluster(resource) : this.stopCluster()));
    }
    if (resource.kind === 'ContainerNodePool') this.do(resource, () => this.pool(resource.name, what));
  }

  /** One thing after the other, as GKE does. */
  private do({ id }: CloudResource, task: () => Promise<void>): void {
    this.busy.add(id);
    this.work = this.work
      .then(task)
      .catch((error: unknown) => void this.problems.push(error instanceof Error ? error.message : String(error)))
      .finally(() => this.busy.delete(id));
  }

  private async startCluster(cluster: CloudResource): Promise<void> {
    this.gke = await GkeCluster.start(this.props.programs, this.project, cluster);
  }

  private async stopCluster(): Promise<void> {
    const { gke } = this;
    this.gke = undefined;
    await gke?.stop();
    // one rule stays: a person must know how it goes
    const uses = this.project.ofKind('ComputeNetwork').map(({ id }) => id);
    const name = 'k8s-fw-l7--rehearsal';
    const id = `${GKE_FIREWALL} ${name}`;
    if (!this.project.find(id)) {
      this.project.create({ id, kind: GKE_FIREWALL, name, spec: {}, uses, readyAt: this.project.seconds });
    }
  }

  private async pool(name: string, what: 'made' | 'changed' | 'deleted'): Promise<void> {
    // a cluster that is gone has taken its nodes along
    if (!this.gke) return;
    const groups = this.pools.get(name);
    if (!groups) throw new Error(`the output does not tell what nodes the pool ${name} has`);
    if (what === 'made') await this.gke.addPool(name, groups);
    else if (what === 'changed') await this.gke.scalePool(name, groups);
    else await this.gke.removePool(name);
  }
}
