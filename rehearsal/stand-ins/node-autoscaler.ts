import { setTimeout as sleep } from 'node:timers/promises';
import type { NodePool } from '../cluster/nodes';
import { type Pod, schedulerMessage } from '../cluster/pods';
import type { Stage } from '../stage';

/** Milliseconds between two looks for pods without a node. */
const STEP = 500;

/**
 * Adds nodes in place of the cluster autoscaler: while pods find no node, one more in the zone with the fewest, up to the
 * pool's own limit. Whether the limit suffices is seen by whether the pods are placed.
 */
export class NodeAutoscaler {
  private running = true;
  private readonly counts: Map<string, number>;
  private readonly done: Promise<void>;
  private readonly stage: Stage;
  private readonly pool: NodePool;

  constructor(stage: Stage, pool: NodePool) {
    this.stage = stage;
    this.pool = pool;
    this.counts = new Map(pool.spec.nodeLocations.map((zone) => [zone, pool.spec.autoscaling.minNodeCount]));
    this.done = this.run();
  }

  /** Nodes in each zone, in the order of the pool's zones. */
  get nodesPerZone(): readonly number[] {
    return [...this.counts.values()];
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.done;
  }

  private async run(): Promise<void> {
    while (this.running) {
      const pods = await this.stage.api.list<Pod>('/api/v1/pods?fieldSelector=status.phase%3DPending');
      if (pods.some((pod) => schedulerMessage(pod) !== undefined)) await this.addOne();
      await sleep(STEP);
    }
  }

  private async addOne(): Promise<void> {
    const [zone, count] = [...this.counts].sort(([, a], [, b]) => a - b)[0] ?? ['', Number.POSITIVE_INFINITY];
    if (count >= this.pool.spec.autoscaling.maxNodeCount) return;
    await this.stage.nodes.add(this.pool, zone, count);
    this.counts.set(zone, count + 1);
  }
}
