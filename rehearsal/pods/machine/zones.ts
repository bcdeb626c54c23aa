import type { Layout } from './layout';
import type { Network } from './network';
import type { RealNode } from './node';

/**
 * How a zone is lost. `partition`: no packet enters or leaves it, but everything in it runs on. `power-loss`: it falls silent,
 * and every process is gone; nobody says goodbye. `process-death`: every process is killed while the network works, so that
 * the kernel ends their connections in an orderly way; a real loss of power is never as kind.
 */
export const FAULTS = ['partition', 'power-loss', 'process-death'] as const;

export type Fault = (typeof FAULTS)[number];

/** The zones of the machine, each of which can be lost and can return. */
export class Zones {
  private readonly layout: Layout;
  private readonly network: Network;
  private readonly nodes: readonly RealNode[];
  private readonly lost = new Map<string, Fault>();

  constructor(layout: Layout, network: Network, nodes: readonly RealNode[]) {
    this.layout = layout;
    this.network = network;
    this.nodes = nodes;
  }

  /** How the zone is lost; undefined while it is there. */
  faultOf(zone: string): Fault | undefined {
    return this.lost.get(zone);
  }

  /** The nodes of a zone. */
  nodesOf(zone: string): readonly RealNode[] {
    return this.nodes.filter(({ planned }) => planned.zone === zone);
  }

  /** @throws when there is no such zone, or it is lost already */
  async lose(zone: string, fault: Fault): Promise<void> {
    const index = this.indexOf(zone);
    if (this.lost.has(zone)) throw new Error(`zone ${zone} is lost already (${this.lost.get(zone)})`);
    this.lost.set(zone, fault);
    if (fault !== 'process-death') this.network.cut(index);
    if (fault !== 'partition') await Promise.all(this.nodesOf(zone).map((node) => node.kill()));
  }

  /** Brings a lost zone back: the network first, then the power. @throws when the zone is not lost */
  async restore(zone: string): Promise<void> {
    const fault = this.lost.get(zone);
    if (!fault) throw new Error(`zone ${zone} is not lost`);
    if (fault !== 'process-death') this.network.join(this.indexOf(zone));
    if (fault !== 'partition') await Promise.all(this.nodesOf(zone).map((node) => node.start()));
    this.lost.delete(zone);
  }

  private indexOf(zone: string): number {
    const index = this.layout.zones.indexOf(zone);
    if (index === -1) throw new Error(`'${zone}' is no zone of the output: it has ${this.layout.zones.join(', ')}`);
    return index;
  }
}
