import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesObject } from '../../cluster/api';
import { ControlPlane } from '../../cluster/control-plane';
import { Kubelets } from '../../cluster/kubelets';
import type { NodeGroup } from '../../cluster/node-groups';
import { nodeTimes } from '../../cluster/node-times';
import { Nodes } from '../../cluster/nodes';
import { defineCustomResources } from '../../stand-ins/custom-resources';
import { NodeAutoscaler } from '../../stand-ins/node-autoscaler';
import type { Provisioner } from '../../stand-ins/provisioner';
import { zonalDisks } from '../../stand-ins/zonal-disks';
import { CHARTS } from '../kubernetes/charts';
import { CertManager } from './cert-manager';
import type { CloudProject, CloudResource } from './cloud-project';
import { GoogleLoadBalancers } from './google-load-balancers';

/** Milliseconds between two looks. */
const STEP = 250;

/** Groups whose kinds every GKE cluster has. */
const OF_GKE = ['cloud.google.com/v1', 'networking.gke.io/v1', 'monitoring.googleapis.com/v1'];

const ZONE = 'topology.kubernetes.io/zone';
const CERT_MANAGER = 'cert-manager';

interface ManagedCertificate extends KubernetesObject {
  readonly status?: { readonly certificateStatus?: string };
}

const inKinds = (apiVersions: readonly string[]) => apiVersions.map((apiVersion) => ({ apiVersion }));

/** The workload cluster: a real control plane, simulated nodes in the zones of its pools, and what Google runs beside them. */
export class GkeCluster {
  readonly plane: ControlPlane;
  /** Releases that are installed. */
  readonly releases = new Set<string>();
  private readonly nodes: Nodes;
  private readonly kubelets: Kubelets;
  private readonly disks: Provisioner;
  private readonly balancers: GoogleLoadBalancers;
  private readonly certManager: CertManager;
  private readonly zones = new Set<string>();
  private readonly scalers = new Map<string, NodeAutoscaler>();
  private running = true;
  private readonly done: Promise<void>;

  private constructor(plane: ControlPlane, project: CloudProject, network: readonly string[]) {
    this.plane = plane;
    this.nodes = new Nodes(plane.api);
    this.kubelets = new Kubelets(plane);
    this.disks = zonalDisks(plane.api);
    this.balancers = new GoogleLoadBalancers(plane.api, project, network);
    this.certManager = new CertManager(plane.api);
    this.done = this.run();
  }

  static async start(programs: string, project: CloudProject, { uses }: CloudResource): Promise<GkeCluster> {
    // no node is lost here, and a busy machine must not look like one
    const plane = await ControlPlane.start(programs, nodeTimes(1));
    try {
      await defineCustomResources(plane.api, inKinds(OF_GKE));
      const network = uses.filter((id) => /^Compute(Network|Subnetwork) /.test(id));
      return new GkeCluster(plane, project, network);
    } catch (error) {
      await plane.stop();
      throw error;
    }
  }

  /** Makes the nodes of a pool. */
  async addPool(name: string, groups: readonly NodeGroup[]): Promise<void> {
    for (const group of groups) {
      if (!this.zones.has(group.zone)) {
        this.zones.add(group.zone);
        await this.kubelets.start(group.zone);
      }
      await this.nodes.addFewest(group);
    }
    await this.nodes.allReady(60);
    await this.scalePool(name, groups);
  }

  /** From now on, the pool may grow as far as its groups say. */
  async scalePool(name: string, groups: readonly NodeGroup[]): Promise<void> {
    await this.scalers.get(name)?.stop();
    const there = await this.nodesOf(name);
    // it counts from what is there
    const counted = groups.map((group) => ({
      ...group,
      fewest: there.filter(({ metadata: { labels = {} } }) => labels[ZONE] === group.zone).length,
    }));
    this.scalers.set(name, new NodeAutoscaler({ api: this.plane.api, nodes: this.nodes }, counted));
  }

  /** Takes the nodes of a pool away. */
  async removePool(name: string): Promise<void> {
    await this.scalers.get(name)?.stop();
    this.scalers.delete(name);
    for (const { metadata } of await this.nodesOf(name)) await this.nodes.remove(metadata.name);
  }

  private nodesOf(pool: string): Promise<readonly KubernetesObject[]> {
    return this.plane.api.list(`/api/v1/nodes?labelSelector=cloud.google.com%2Fgke-nodepool%3D${pool}`);
  }

  /** What Helm does, as far as others see it. @throws for a chart that is not known */
  async install(release: string, namespace: string): Promise<void> {
    const effects = CHARTS[release];
    if (!effects) throw new Error(`the rehearsal does not know the chart ${release}: tell it in charts.ts`);
    const { api } = this.plane;
    const path = '/api/v1/namespaces';
    const there = (await api.list(path)).some(({ metadata }) => metadata.name === namespace);
    if (!there) await api.create(path, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await defineCustomResources(api, inKinds(effects.groups.map((group) => `${group}/v1`)));
    this.releases.add(release);
  }

  /** Ends every process. */
  async stop(): Promise<void> {
    this.running = false;
    await this.done;
    await Promise.all([...this.scalers.values()].map((scaler) => scaler.stop()));
    await this.disks.stop();
    await this.plane.stop();
  }

  private async run(): Promise<void> {
    while (this.running) {
      // a look that fails, for example while the cluster stops, is followed by the next
      await this.look().catch(() => undefined);
      await sleep(STEP);
    }
  }

  private async look(): Promise<void> {
    await this.balancers.look();
    await this.issueManaged();
    if (this.releases.has(CERT_MANAGER)) await this.certManager.look();
  }

  /** Google issues a certificate once the name resolves; here it always does. */
  private async issueManaged(): Promise<void> {
    const root = '/apis/networking.gke.io/v1';
    const all = await this.plane.api.list<ManagedCertificate>(`${root}/managedcertificates`);
    for (const { metadata, status } of all.filter(({ status: is }) => is?.certificateStatus !== 'Active')) {
      const path = `${root}/namespaces/${metadata.namespace}/managedcertificates/${metadata.name}`;
      await this.plane.api.merge(path, { status: { ...status, certificateStatus: 'Active' } });
    }
  }
}
