import { applyAll } from '../apply';
import type { KubernetesObject } from '../cluster/api';
import type { ControlPlane } from '../cluster/control-plane';
import { startDescheduler } from '../cluster/descheduler';
import { eventually } from '../cluster/eventually';
import type { NodeTimes } from '../cluster/node-times';
import { isReady, type Pod } from '../cluster/pods';
import type { Output } from '../output';
import { Stage } from '../stage';
import { applyDeclared } from './declared-workloads';
import type { OutageOutcome } from './outcome';
import { type Play, play } from './play';
import { settle } from './recorder';
import { type ScaledField, scaledManifest } from './scaled-manifest';
import type { Workload } from './workload';
import { workloadsOf } from './workload';

/** Zones, variants and events that are rehearsed, in their order. */
export type PlayPlan = Omit<Play, 'scenario' | 'descheduler'>;

/** How a scenario is rehearsed. */
export interface ScenarioRehearsal {
  readonly id: string;
  readonly binaries: string;
  readonly output: Output;
  readonly times: NodeTimes;
  /** Chooses what is played, once the zones are known. */
  plan(zones: readonly string[]): readonly PlayPlan[];
  /** Told of the control plane as soon as it runs, so that it can be stopped on the way. */
  started(plane: ControlPlane): void;
  /** Told of the fields that were scaled, as objects are applied. */
  scaled(changes: readonly ScaledField[]): void;
  /** Told what was made of charts and operators, and what not, a line each. */
  declared(made: readonly string[]): void;
  /** Told of every outage that has been measured. */
  measured(outage: OutageOutcome): void;
  /** Told what is played now. */
  progress(text: string): void;
}

/** Starts a cluster with the nodes and objects of the scenario, and plays every outage on it, one after another. */
export async function rehearseScenario(rehearsal: ScenarioRehearsal): Promise<void> {
  const { id, binaries, output, times, plan, started, scaled, declared, measured, progress } = rehearsal;
  progress('starts');
  const stage = await Stage.build(binaries, output, started, times);
  try {
    const objects: KubernetesObject[] = [];
    const faster = (object: KubernetesObject): KubernetesObject => {
      const { object: changed, changes } = scaledManifest(object, times.factor);
      scaled(changes);
      objects.push(changed);
      return changed;
    };
    await applyAll(stage, faster);
    const { roles, made } = await applyDeclared(stage, faster);
    declared(made);
    const workloads: readonly Workload[] = workloadsOf(objects, roles);
    await eventually('pods that are ready or done', 120, async () => {
      const pods = await stage.api.list<Pod>('/api/v1/pods');
      return pods.length > 0 && pods.every((pod) => isReady(pod) || pod.status.phase === 'Succeeded');
    });
    await settle(stage, workloads);
    const descheduler = await startDescheduler(stage);
    for (const what of plan(stage.zones)) {
      progress(`${what.zone} ${what.variant}${what.event ? `, ${what.event}` : ''}`);
      measured(await play(stage, workloads, { scenario: id, descheduler, ...what }));
    }
  } finally {
    await stage.stop();
  }
}
