import { setTimeout as sleep } from 'node:timers/promises';
import { cordon, podsOn } from '../cluster/eviction';
import type { NodeGroup } from '../cluster/node-groups';
import type { Nodes } from '../cluster/nodes';
import type { Stage } from '../stage';
import type { Variant } from './variant';

/**
 * Nodes of a zone of which all but one can fall silent so that Kubernetes stops to evict: it wants more than two silent nodes.
 *
 * @see Kubernetes 1.35, node_lifecycle_controller.go ComputeZoneState
 */
const BROWN_NODES = 4;

/** Seconds that nodes may take to be ready, at any scale. */
const READY_SECONDS = 120;

/** What the loss of a zone needs of a stage. */
export type Ground = Pick<Stage, 'api' | 'plane' | 'nodes' | 'kubelets' | 'groups'>;

/** A zone that is lost in one way, and comes back. */
export class LostZone {
  /** The nodes that fall silent. */
  readonly silent: readonly string[];
  /** All nodes of the zone. */
  readonly nodes: readonly string[];
  private readonly ground: Ground;
  private readonly zone: string;
  private readonly extra: readonly string[];
  private readonly silence: () => Promise<void>;
  private readonly removed: NodeGroup[] = [];

  private constructor(
    ground: Ground,
    zone: string,
    loss: { silent: readonly string[]; nodes: readonly string[]; extra: readonly string[]; silence(): Promise<void> },
  ) {
    this.ground = ground;
    this.zone = zone;
    this.silent = loss.silent;
    this.nodes = loss.nodes;
    this.extra = loss.extra;
    this.silence = loss.silence;
  }

  /**
   * Gets everything ready for the loss. For a brown zone that is to grow it, within what its groups may have, and to keep one
   * node apart: the last, which holds the fewest pods.
   */
  static async prepare(ground: Ground, zone: string, variant: Variant): Promise<LostZone> {
    const { nodes: all, kubelets, plane, groups } = ground;
    if (variant !== 'brown') {
      const nodes = await all.names(zone);
      return new LostZone(ground, zone, { silent: nodes, nodes, extra: [], silence: () => kubelets.silence(zone) });
    }
    const extra = await grow(all, groups, zone);
    await all.allReady(READY_SECONDS);
    const nodes = await all.names(zone);
    const kept = extra.at(-1) ?? nodes.at(-1) ?? '';
    const apart = await kubelets.keepApart(zone, kept);
    // until the new processes hold the leases of the old one
    await sleep(plane.times.leaseSeconds * 1500);
    await all.allReady(READY_SECONDS);
    return new LostZone(ground, zone, {
      silent: nodes.filter((name) => name !== kept),
      nodes,
      extra,
      silence: () => apart.silenceOthers(),
    });
  }

  /** Takes the nodes away at once. */
  async lose(): Promise<void> {
    await this.silence();
  }

  /** Deletes the Node objects of the silent nodes, as a cloud controller that finds no machines. */
  async deleteNodes(): Promise<void> {
    for (const name of this.silent) {
      const group = await this.ground.nodes.remove(name);
      if (group) this.removed.push(group);
    }
  }

  /** Brings the zone back: new machines for deleted ones. Returns when its nodes are ready. */
  async comeBack(): Promise<void> {
    for (const group of this.removed) await this.ground.nodes.add(group);
    await this.ground.kubelets.start(this.zone);
    await this.ground.nodes.allReady(READY_SECONDS);
  }

  /** Takes away the nodes by which the zone was grown. */
  async shrink(): Promise<void> {
    await removeNodes(this.ground, this.extra);
  }
}

async function grow(nodes: Nodes, groups: readonly NodeGroup[], zone: string): Promise<readonly string[]> {
  const missing = BROWN_NODES - (await nodes.names(zone)).length;
  const room = groups
    .filter((group) => group.zone === zone)
    .flatMap((group) => Array.from({ length: group.most - group.fewest }, () => group));
  const added: string[] = [];
  for (const group of room.slice(0, Math.max(0, missing))) added.push(await nodes.add(group));
  return added;
}

/** Empties living nodes without asking anybody, and deletes them. */
export async function removeNodes(
  { api, nodes }: Pick<Ground, 'api' | 'nodes'>,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    await cordon(api, name, true);
    for (const { metadata } of await podsOn(api, name)) {
      await api.delete(`/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`);
    }
  }
  // their kubelets need a moment to let the pods go; a Node deleted earlier would leave them to the garbage collector
  if (names.length > 0) await sleep(3000);
  for (const name of names) await nodes.remove(name);
}
