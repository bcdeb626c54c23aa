import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesObject } from '../cluster/api';
import { cordon, evict, podsOn } from '../cluster/eviction';
import { withImage } from '../cluster/new-image';
import type { Stage } from '../stage';
import type { SecondEvent } from './variant';
import type { Workload } from './workload';

/** An event that has begun. */
export interface Begun {
  /** Ends what goes on by itself, and tells what the event did. */
  finish(): Promise<string>;
  /** Takes back what would hinder the next rehearsal. */
  undo(): Promise<void>;
}

/** Where an event happens. */
export interface Scene {
  readonly stage: Stage;
  readonly workloads: readonly Workload[];
  /** The zone that is lost. */
  readonly lost: string;
}

/** Milliseconds between two attempts to evict. */
const STEP = 500;

interface Rolled {
  readonly spec: { readonly replicas: number };
  readonly status: { readonly updatedReplicas?: number };
}

interface Autoscaler extends KubernetesObject {
  readonly spec: { readonly minReplicas: number };
}

async function rollOut({ stage, lost }: Scene, workloads: readonly Workload[]): Promise<Begun> {
  for (const { path, manifest } of workloads) {
    await stage.api.apply(path, withImage(manifest, `example.com/released-without:${lost}`));
  }
  return {
    finish: async () => {
      const seen = workloads.map(async ({ name, path }) => {
        const { spec, status } = await stage.api.get<Rolled>(path);
        return `${name} ${status.updatedReplicas ?? 0} of ${spec.replicas} renewed`;
      });
      return (await Promise.all(seen)).join(', ');
    },
    undo: async () => {},
  };
}

async function scaleOut({ stage, workloads }: Scene): Promise<Begun> {
  const autoscalers = await stage.api.list<Autoscaler>('/apis/autoscaling/v2/horizontalpodautoscalers');
  const path = ({ metadata }: KubernetesObject) =>
    `/apis/autoscaling/v2/namespaces/${metadata.namespace}/horizontalpodautoscalers/${metadata.name}`;
  const setFewest = (autoscaler: Autoscaler, minReplicas: number) =>
    stage.api.merge(path(autoscaler), { spec: { minReplicas } });
  for (const autoscaler of autoscalers) {
    await setFewest(autoscaler, autoscaler.spec.minReplicas + stage.zones.length);
  }
  const scaled = workloads.filter(({ kind, name }) =>
    autoscalers.some(({ metadata }) => kind === 'Deployment' && metadata.name === name),
  );
  return {
    finish: async () => {
      const seen = scaled.map(async (workload) => {
        const { spec, status } = await stage.api.get<{
          spec: { replicas: number };
          status: { readyReplicas?: number };
        }>(workload.path);
        return `${workload.name} ${status.readyReplicas ?? 0} of ${spec.replicas} ready`;
      });
      return (await Promise.all(seen)).join(', ');
    },
    undo: async () => {
      for (const autoscaler of autoscalers) await setFewest(autoscaler, autoscaler.spec.minReplicas);
      // there are no metrics here that would let the autoscaler scale in
      for (const { path: workload, name } of scaled) {
        const own = autoscalers.find(({ metadata }) => metadata.name === name);
        await stage.api.merge(workload, { spec: { replicas: own?.spec.minReplicas } });
      }
    },
  };
}

async function drain({ stage, lost }: Scene): Promise<Begun> {
  const { api, nodes, zones } = stage;
  const zone = zones[(zones.indexOf(lost) + 1) % zones.length];
  const names = await nodes.names(zone);
  for (const name of names) await cordon(api, name, true);
  const evicted = new Set<string>();
  const refused = new Map<string, string>();
  const stop = new AbortController();
  const run = async () => {
    while (!stop.signal.aborted) {
      for (const pod of (await Promise.all(names.map((name) => podsOn(api, name)))).flat()) {
        const refusal = await evict(api, pod);
        if (refusal) refused.set(pod.metadata.name, refusal);
        else evicted.add(pod.metadata.name);
      }
      await sleep(STEP);
    }
  };
  const done = run();
  return {
    finish: async () => {
      stop.abort();
      await done;
      const kept = [...refused.keys()].filter((name) => !evicted.has(name));
      const because = kept.length > 0 ? `, refused for good: ${kept.join(', ')} (${refused.get(kept[0] ?? '')})` : '';
      return `${names.length} nodes of ${zone}: ${evicted.size} pods evicted${because}`;
    },
    undo: async () => {
      for (const name of names) await cordon(api, name, false);
    },
  };
}

/** Lets the event begin. */
export function begin(event: SecondEvent, scene: Scene): Promise<Begun> {
  const { workloads } = scene;
  const events: Readonly<Record<SecondEvent, () => Promise<Begun>>> = {
    rollout: () =>
      rollOut(
        scene,
        workloads.filter(({ kind }) => kind === 'Deployment'),
      ),
    'scale-out': () => scaleOut(scene),
    drain: () => drain(scene),
    'database-rollout': () =>
      rollOut(
        scene,
        workloads.filter(({ role }) => role === 'quorum'),
      ),
  };
  return events[event]();
}
