import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from '../cluster/api';
import type { NodeGroup } from '../cluster/node-groups';
import type { Nodes } from '../cluster/nodes';
import { type Pod, schedulerMessage } from '../cluster/pods';

/** Milliseconds between two looks for pods without a node. */
const STEP = 500;

interface SelectingPod extends Pod {
  readonly spec: Pod['spec'] & { readonly nodeSelector?: Readonly<Record<string, string>> };
}

/** What it acts on: a cluster, and whoever makes its nodes. */
export interface ScaledCluster {
  readonly api: Pick<Api, 'list'>;
  readonly nodes: Pick<Nodes, 'add'>;
}

/**
 * Adds nodes in place of the cluster autoscaler: while pods find no node, one more in the zone with the fewest, up to the
 * group's own limit. Whether the limit suffices is seen by whether the pods are placed.
 */
export class NodeAutoscaler {
  /** Names of the nodes that it has added. */
  readonly added: string[] = [];
  private readonly abort = new AbortController();
  private readonly counts: Map<NodeGroup, number>;
  private readonly done: Promise<void>;
  private readonly stage: ScaledCluster;
  private readonly startSeconds: number;

  /**
   * @param groups the groups that may grow
   * @param startSeconds how long a new node takes to start @default - none
   */
  constructor(stage: ScaledCluster, groups: readonly NodeGroup[], startSeconds = 0) {
    this.stage = stage;
    this.startSeconds = startSeconds;
    this.counts = new Map(groups.map((group) => [group, group.fewest]));
    this.done = this.run();
  }

  /** Nodes of each group, in their order. */
  get nodesPerZone(): readonly number[] {
    return [...this.counts.values()];
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.abort.signal.aborted) {
      const pods = await this.stage.api.list<SelectingPod>('/api/v1/pods?fieldSelector=status.phase%3DPending');
      await this.addOneFor(pods.filter((pod) => schedulerMessage(pod) !== undefined));
      await this.pause(STEP);
    }
  }

  private async addOneFor(waiting: readonly SelectingPod[]): Promise<void> {
    const [group, count] = [...this.counts]
      .filter(([candidate, nodes]) => nodes < candidate.most && waiting.some((pod) => selects(pod, candidate)))
      .sort(([, a], [, b]) => a - b)[0] ?? [undefined, 0];
    if (!group) return;
    await this.pause(this.startSeconds * 1000);
    if (this.abort.signal.aborted) return;
    this.counts.set(group, count + 1);
    this.added.push(await this.stage.nodes.add(group));
  }

  private async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.abort.signal }).catch(() => undefined);
  }
}

/** Whether the labels of the group's nodes are those that the pod asks for. */
function selects({ spec }: SelectingPod, { labels }: NodeGroup): boolean {
  return Object.entries(spec.nodeSelector ?? {}).every(([key, value]) => labels[key] === value);
}
