import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesObject } from '../../cluster/api';
import { ControlPlane } from '../../cluster/control-plane';
import { eventually } from '../../cluster/eventually';
import { Kubelets } from '../../cluster/kubelets';
import { withImage } from '../../cluster/new-image';
import type { NodeGroup } from '../../cluster/node-groups';
import type { NodeTimes } from '../../cluster/node-times';
import { Nodes } from '../../cluster/nodes';
import { type Ground, LostZone } from '../lost-zone';
import type { SpreadingOutcome } from '../outcome';
import { reactionSeconds, tolerationSeconds } from '../reaction';
import { collectorDone, Recorder, rest } from '../recorder';
import { scaledManifest } from '../scaled-manifest';
import { type Workload, workloadsOf } from '../workload';
import type { Moment } from './expected';
import { judge } from './judge';
import { namespaceOf, SETTINGS, spreadDeployment } from './settings';

/** Zones of the cluster, two nodes in each. The last one is lost. */
const ZONES = ['zone-a', 'zone-b', 'zone-c'] as const;

const LOST = ZONES[2];

const groupOf = (zone: string): NodeGroup => ({
  name: 'general',
  zone,
  fewest: 2,
  most: 2,
  labels: {},
  taints: [],
  allocatable: { cpu: '4', memory: '8Gi', pods: '64' },
});

/** A cluster with one Deployment for each setting, all subject to the same events. */
class Comparison {
  readonly outcomes: SpreadingOutcome[] = [];
  private readonly ground: Ground;
  private readonly workloads: readonly Workload[];

  constructor(plane: ControlPlane) {
    const groups = ZONES.map(groupOf);
    this.ground = { api: plane.api, plane, nodes: new Nodes(plane.api), kubelets: new Kubelets(plane), groups };
    const deployments = SETTINGS.map((setting, index) => spreadDeployment(setting, namespaceOf(index)));
    this.workloads = workloadsOf(deployments.map((object) => scaledManifest(object, plane.times.factor).object));
  }

  async placements(): Promise<void> {
    const { api, nodes, kubelets, groups } = this.ground;
    for (const { namespace } of this.workloads) {
      await api.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    }
    for (const zone of ZONES) await kubelets.start(zone);
    for (const group of groups.slice(0, 2)) await nodes.addFewest(group);
    await nodes.allReady(60);
    await this.fresh();
    await this.note('nodes in two zones');
    for (const group of groups.slice(2)) await nodes.addFewest(group);
    await nodes.allReady(60);
    await this.fresh();
    await this.note('nodes in three zones');
    for (const { path } of this.workloads) await api.merge(path, { spec: { replicas: 4 } });
    await this.note('a fourth replica');
    await this.fresh();
    await this.newImage();
    await this.note('a new image');
  }

  async outages(): Promise<void> {
    await this.outage(async (recorder) => {
      await this.note('outage, nodes kept', recorder);
    });
    await this.note('that zone returns');
    await this.outage(async (recorder) => {
      await this.newImage();
      await this.note('new image in an outage', recorder);
    });
    await this.outage(async (recorder, lost) => {
      await lost.deleteNodes();
      await collectorDone(recorder);
      await this.note('outage, nodes deleted', recorder);
    });
    await this.note('its nodes are made anew');
  }

  /** Deployments without a past: those of before are deleted. */
  private async fresh(): Promise<void> {
    const { api } = this.ground;
    const paths = this.workloads.map(({ path }) => path);
    await Promise.all(paths.map((path) => api.delete(path).catch(() => undefined)));
    await eventually('no pods', 60, async () => (await api.list('/api/v1/pods')).length === 0);
    for (const { path, manifest } of this.workloads) await api.apply(path, manifest);
  }

  private async newImage(): Promise<void> {
    for (const { path, manifest } of this.workloads) {
      await this.ground.api.apply(path, withImage<KubernetesObject>(manifest, 'example.com/release:2'));
    }
  }

  /** Takes a zone away from fresh Deployments, waits for the controllers, lets `then` look, and brings the zone back. */
  private async outage(then: (recorder: Recorder, lost: LostZone) => Promise<void>): Promise<void> {
    const { times } = this.ground.plane;
    await this.fresh();
    const recorder = new Recorder(this.ground, this.workloads);
    const lost = await LostZone.prepare(this.ground, LOST, 'black');
    recorder.start();
    await rest(recorder);
    for (const node of lost.silent) recorder.lost.add(node);
    await lost.lose();
    const tolerations = this.workloads.map((workload) => tolerationSeconds(workload, times));
    await sleep(reactionSeconds(times, tolerations, lost.silent.length) * 1000);
    await rest(recorder);
    await then(recorder, lost);
    await recorder.stop();
    await lost.comeBack();
  }

  /** Waits until nothing changes, and judges every setting. */
  private async note(moment: Moment, running?: Recorder): Promise<void> {
    const recorder = running ?? new Recorder(this.ground, this.workloads);
    if (!running) recorder.start();
    // what was asked for last must have begun to show
    await sleep(1500);
    await rest(recorder);
    const look = await recorder.once();
    if (!running) await recorder.stop();
    SETTINGS.forEach(({ name }, index) => {
      const pods = look.workloads[this.workloads[index]?.id ?? ''] ?? [];
      this.outcomes.push(judge(name, moment, pods, ZONES));
    });
  }
}

/** Compares the ways to spread replicas over zones, on a cluster of their own. */
export async function compareSpreading(
  binaries: string,
  times: NodeTimes,
  started: (plane: ControlPlane) => void,
): Promise<readonly SpreadingOutcome[]> {
  const plane = await ControlPlane.start(binaries, times);
  started(plane);
  try {
    const comparison = new Comparison(plane);
    await comparison.placements();
    await comparison.outages();
    return comparison.outcomes;
  } finally {
    await plane.stop();
  }
}
