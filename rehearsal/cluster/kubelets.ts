import type { ControlPlane } from './control-plane';
import type { StartedProcess } from './processes';

const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';

/** The simulated kubelets, one process a zone: killed, the nodes of the zone are silent; started again, they are back. */
export class Kubelets {
  private readonly running = new Map<string, readonly StartedProcess[]>();
  private readonly plane: ControlPlane;
  private starts = 0;

  constructor(plane: ControlPlane) {
    this.plane = plane;
  }

  /** Starts the kubelets of a zone, or brings them back. */
  async start(zone: string): Promise<void> {
    await this.silence(zone);
    this.running.set(zone, [await this.run(zone, `${ZONE}=${zone}`)]);
  }

  /** Takes every node of the zone away at once, without a goodbye. */
  async silence(zone: string): Promise<void> {
    for (const process of this.running.get(zone) ?? []) await process.kill();
    this.running.delete(zone);
  }

  /**
   * Gives one node of a zone a kubelet process of its own. Returns how to take away all others of the zone. The new processes
   * get hold of the nodes when the leases of the old one have run out, so wait until the nodes are ready.
   */
  async keepApart(zone: string, node: string): Promise<{ silenceOthers(): Promise<void> }> {
    await this.silence(zone);
    const others = await this.run(zone, `${ZONE}=${zone},${HOST}!=${node}`);
    const one = await this.run(zone, `${HOST}=${node}`);
    this.running.set(zone, [others, one]);
    return { silenceOthers: () => others.kill() };
  }

  private run(zone: string, selector: string): Promise<StartedProcess> {
    this.starts += 1;
    return this.plane.startKubelets(`kwok-${zone}-${this.starts}`, selector);
  }
}
