import type { Api } from './cluster/api';
import { ControlPlane } from './cluster/control-plane';
import { Kubelets } from './cluster/kubelets';
import { type NodeGroup, nodeGroups, zonesOf } from './cluster/node-groups';
import { FAST, type NodeTimes } from './cluster/node-times';
import { Nodes } from './cluster/nodes';
import type { Output } from './output';
import { defineCustomResources } from './stand-ins/custom-resources';
import type { Provisioner } from './stand-ins/provisioner';
import { zonalDisks } from './stand-ins/zonal-disks';

/** A control plane with the nodes of an output, ready for its manifests. */
export class Stage {
  readonly plane: ControlPlane;
  readonly output: Output;
  readonly groups: readonly NodeGroup[];
  readonly nodes: Nodes;
  readonly zones: readonly string[];
  readonly kubelets: Kubelets;
  readonly definitions: number;
  private readonly disks: Provisioner;

  private constructor(plane: ControlPlane, output: Output, definitions: number) {
    this.plane = plane;
    this.output = output;
    this.groups = nodeGroups(output);
    this.nodes = new Nodes(plane.api);
    this.zones = zonesOf(this.groups);
    this.kubelets = new Kubelets(plane);
    this.definitions = definitions;
    this.disks = zonalDisks(plane.api);
  }

  get api(): Api {
    return this.plane.api;
  }

  /**
   * Starts everything. `started` is told of the control plane at once, so that it can be stopped on the way.
   *
   * @param times @default - ten times as fast as production
   */
  static async build(
    binaries: string,
    output: Output,
    started: (plane: ControlPlane) => void,
    times: NodeTimes = FAST,
  ): Promise<Stage> {
    const plane = await ControlPlane.start(binaries, times);
    started(plane);
    const definitions = await defineCustomResources(
      plane.api,
      output.stages.flatMap(({ objects }) => objects),
    );
    const stage = new Stage(plane, output, definitions);
    for (const zone of stage.zones) await stage.kubelets.start(zone);
    for (const group of stage.groups) await stage.nodes.addFewest(group);
    await stage.nodes.allReady(60);
    return stage;
  }

  async stop(): Promise<void> {
    await this.disks.stop();
    await this.plane.stop();
  }
}
