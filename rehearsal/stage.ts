import type { Api, KubernetesObject } from './cluster/api';
import { ControlPlane } from './cluster/control-plane';
import { eventually } from './cluster/eventually';
import { Nodes, nodePools, zonesOf } from './cluster/nodes';
import type { StartedProcess } from './cluster/processes';
import type { Output } from './output';
import { defineCustomResources } from './stand-ins/custom-resources';
import { ZonalDisks } from './stand-ins/zonal-disks';

interface Node extends KubernetesObject {
  readonly spec: { readonly taints?: readonly { readonly key: string }[] };
}

/** A control plane with the nodes of an output, ready for its manifests. */
export class Stage {
  readonly plane: ControlPlane;
  readonly output: Output;
  readonly nodes: Nodes;
  readonly zones: readonly string[];
  /** The simulated kubelets of each zone. */
  readonly kubelets = new Map<string, StartedProcess>();
  readonly definitions: number;
  private readonly disks: ZonalDisks;

  private constructor(plane: ControlPlane, output: Output, nodes: Nodes, definitions: number) {
    this.plane = plane;
    this.output = output;
    this.nodes = nodes;
    this.zones = zonesOf(output);
    this.definitions = definitions;
    this.disks = new ZonalDisks(plane.api);
  }

  get api(): Api {
    return this.plane.api;
  }

  /** Starts everything. `started` is told of the control plane at once, so that it can be stopped on the way. */
  static async build(binaries: string, output: Output, started: (plane: ControlPlane) => void): Promise<Stage> {
    const plane = await ControlPlane.start(binaries);
    started(plane);
    const nodes = new Nodes(plane.api);
    const definitions = await defineCustomResources(
      plane.api,
      output.stages.flatMap(({ objects }) => objects),
    );
    const stage = new Stage(plane, output, nodes, definitions);
    for (const zone of stage.zones) stage.kubelets.set(zone, await plane.startZone(zone));
    const pools = nodePools(output);
    for (const pool of pools) await nodes.addFewest(pool);
    if (pools.length === 0) return stage;
    await eventually('nodes that are ready', 60, async () => {
      const all = await plane.api.list<Node>('/api/v1/nodes');
      return (
        all.length > 0 &&
        all.every(({ spec }) => !spec.taints?.some(({ key }) => key.startsWith('node.kubernetes.io/')))
      );
    });
    return stage;
  }

  async stop(): Promise<void> {
    await this.disks.stop();
    await this.plane.stop();
  }
}
