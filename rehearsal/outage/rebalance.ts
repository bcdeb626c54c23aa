import type { Api } from '../cluster/api';
import { eventually } from '../cluster/eventually';
import type { PodLook } from './look';
import type { Recorder } from './recorder';
import type { Workload } from './workload';

/** Pods that are moved at most, one after another. */
const MOST_MOVES = 20;

const count = (pods: readonly PodLook[], zone: string): number =>
  pods.filter((pod) => pod.serves && pod.zone === zone).length;

/** The pod to delete so that the workload comes nearer to an even spread; `undefined`: it is even. */
export function podToMove(pods: readonly PodLook[], zones: readonly string[]): PodLook | undefined {
  const counts = zones.map((zone) => count(pods, zone));
  const most = Math.max(...counts);
  if (most - Math.min(...counts) <= 1) return undefined;
  return pods.find((pod) => pod.serves && pod.zone === zones[counts.indexOf(most)]);
}

/** Deletes pods by hand, as the runbook says for after an outage, until every workload is spread evenly again. */
export async function rebalance(
  api: Api,
  recorder: Recorder,
  workloads: readonly Workload[],
  zones: readonly string[],
): Promise<number> {
  let moves = 0;
  for (const { id, namespace } of workloads) {
    for (; moves < MOST_MOVES; moves += 1) {
      const pods = (await recorder.once()).workloads[id] ?? [];
      const drifted = podToMove(pods, zones);
      if (!drifted) break;
      await api.delete(`/api/v1/namespaces/${namespace}/pods/${drifted.name}`);
      const wanted = pods.filter(({ serves }) => serves).length;
      await eventually(`${id} to have its replicas again`, 30, async () => {
        const now = (await recorder.once()).workloads[id] ?? [];
        return now.every(({ serves }) => serves) && now.length === wanted;
      });
    }
  }
  return moves;
}
