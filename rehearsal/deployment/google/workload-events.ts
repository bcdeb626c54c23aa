import type { NodeGroup } from '../../cluster/node-groups';
import type { CloudProject, CloudResource } from './cloud-project';
import { GKE_FIREWALL } from './gcloud';
import { GkeCluster } from './gke-cluster';

/** What Google does by itself when a cluster or a pool is made, changed or deleted: one thing after the other. */
export class WorkloadEvents {
  /** What went wrong. */
  readonly problems: string[] = [];
  private readonly programs: string;
  private readonly project: CloudProject;
  private readonly pools = new Map<string, readonly NodeGroup[]>();
  /** Ids of resources whose work is not done. */
  private readonly busy = new Set<string>();
  private work: Promise<unknown> = Promise.resolve();
  private gke: GkeCluster | undefined;

  constructor(programs: string, project: CloudProject) {
    this.programs = programs;
    this.project = project;
    project.watch = (resource, what) => this.happened(resource, what);
  }

  /** The cluster that is there. @default - it was not made, or deleted */
  get cluster(): GkeCluster | undefined {
    return this.gke;
  }

  /** Tells what nodes the declared pools have. A pool that is no longer declared stays as it was. */
  declare(groups: readonly NodeGroup[]): void {
    for (const { name } of groups) {
      this.pools.set(
        name,
        groups.filter((group) => group.name === name),
      );
    }
  }

  isBusy({ id }: CloudResource): boolean {
    return this.busy.has(id);
  }

  /** Returns when everything is done. */
  async settled(): Promise<void> {
    let last: unknown;
    while (last !== this.work) {
      last = this.work;
      await this.work;
    }
  }

  async stop(): Promise<void> {
    await this.settled();
    await this.gke?.stop();
  }

  private happened(resource: CloudResource, what: 'made' | 'changed' | 'deleted'): void {
    if (resource.kind === 'ContainerCluster' && what !== 'changed') {
      this.do(resource, () => (what === 'made' ? this.start(resource) : this.end()));
    }
    if (resource.kind === 'ContainerNodePool') this.do(resource, () => this.pool(resource.name, what));
  }

  private do({ id }: CloudResource, task: () => Promise<void>): void {
    this.busy.add(id);
    this.work = this.work
      .then(task)
      .catch((error: unknown) => void this.problems.push(error instanceof Error ? error.message : String(error)))
      .finally(() => this.busy.delete(id));
  }

  private async start(cluster: CloudResource): Promise<void> {
    this.gke = await GkeCluster.start(this.programs, this.project, cluster);
  }

  private async end(): Promise<void> {
    const { gke } = this;
    this.gke = undefined;
    await gke?.stop();
    // one rule stays: a person must know how it goes
    const name = 'k8s-fw-l7--rehearsal';
    const id = `${GKE_FIREWALL} ${name}`;
    const uses = this.project.ofKind('ComputeNetwork').map((network) => network.id);
    if (this.project.find(id)) return;
    this.project.create({ id, kind: GKE_FIREWALL, name, spec: {}, uses, readyAt: this.project.seconds });
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
