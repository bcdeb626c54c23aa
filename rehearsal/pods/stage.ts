import type { Topology } from '../../lib/topology';
import type { ControlPlane } from '../cluster/control-plane';
import { type Output, objectsOfKind, readOutput } from '../output';
import { applyStage } from './apply-stages';
import { RealCluster } from './cluster';
import type { DatabasePlace } from './loss/snapshot';
import { startObjectStore, startRegistry } from './machine/surroundings';
import { bucketOf } from './manifests/object-store';
import { type Manifests, postgresManifests } from './manifests/postgres-manifests';
import type { Order } from './order';

/** The whole stack as it runs: the cluster, what was applied to it, and what it was read from. */
export class PodStage {
  readonly order: Order;
  readonly output: Output;
  readonly topology: Topology;
  readonly cluster: RealCluster;
  readonly manifests: Manifests;

  private constructor(order: Order, output: Output, cluster: RealCluster, manifests: Manifests) {
    const [topology] = output.topologies;
    if (!topology) throw new Error(`${output.directory} declares nothing`);
    this.order = order;
    this.output = output;
    this.topology = topology;
    this.cluster = cluster;
    this.manifests = manifests;
  }

  /** Where the database is. */
  get database(): DatabasePlace {
    const [cluster] = objectsOfKind(this.output, 'Cluster');
    if (!cluster) throw new Error(`${this.output.directory} has no Cluster of CloudNativePG`);
    return { namespace: cluster.metadata.namespace ?? 'default', name: cluster.metadata.name };
  }

  get plane(): ControlPlane {
    return this.cluster.plane;
  }

  /** Starts the control plane and what stands around the cluster. Nodes are off, and nothing is applied. */
  static async start(order: Order): Promise<PodStage> {
    const output = readOutput(order.output);
    const cluster = await RealCluster.start(order);
    try {
      const { processes } = cluster.plane;
      await startRegistry(processes, order);
      const s3 = await startObjectStore(processes, cluster.network, order, bucketOf(output));
      return new PodStage(order, output, cluster, postgresManifests(output, order.layout.services, s3));
    } catch (error) {
      await cluster.stop();
      throw error;
    }
  }

  /** Applies everything, stage after stage. @param tell is told the name of each stage */
  async apply(tell: (stage: string) => void): Promise<void> {
    for (const stage of this.manifests.stages) {
      tell(stage.name);
      await applyStage(this.plane, stage);
    }
  }

  stop(): Promise<void> {
    return this.cluster.stop();
  }
}
