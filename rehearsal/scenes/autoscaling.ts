import type { KubernetesObject } from '../cluster/api';
import { eventually } from '../cluster/eventually';
import { isGeneral } from '../cluster/node-groups';
import { isReady, podsOf, spreadOf } from '../cluster/pods';
import { claim, must, type Outcome } from '../outcome';
import { objectsOfKind } from '../output';
import type { Stage } from '../stage';
import { NodeAutoscaler } from '../stand-ins/node-autoscaler';
import { PodMetrics } from '../stand-ins/pod-metrics';

interface Autoscaler extends KubernetesObject {
  readonly spec: { readonly maxReplicas: number };
}

/** More CPU than any container of the output asks for, many times over. */
const BUSY = '4';

async function allAtMaximum(stage: Stage, autoscalers: readonly Autoscaler[]): Promise<string> {
  const seen: string[] = [];
  for (const { metadata, spec } of autoscalers) {
    const { namespace = '', name } = metadata;
    const pods = await eventually(`${spec.maxReplicas} ready replicas of ${name}`, 180, async () => {
      const ready = (await podsOf(stage.api, namespace, name)).filter(isReady);
      return ready.length === spec.maxReplicas ? ready : undefined;
    });
    const spread = await spreadOf(stage.api, pods, stage.zones);
    must(Math.max(...spread) - Math.min(...spread) <= 1, `${name} is spread ${spread.join(', ')}`);
    seen.push(`${name} ${spread.join(', ')}`);
  }
  return seen.join('; ');
}

/** Busy services scale out to their maximum, evenly, within the limits of the node pool. */
export async function autoscaling(stage: Stage): Promise<readonly Outcome[]> {
  const autoscalers = objectsOfKind<Autoscaler>(stage.output, 'HorizontalPodAutoscaler');
  const groups = stage.groups.filter(isGeneral);
  const [group] = groups;
  must(group !== undefined, 'the output has no general nodes');
  const metrics = await PodMetrics.start(stage.plane);
  const nodes = new NodeAutoscaler(stage, groups);
  try {
    metrics.cpu = BUSY;
    const spread = await claim('autoscaling', 'busy services scale out to their maximum, evenly over the zones', () =>
      allAtMaximum(stage, autoscalers),
    );
    const room = await claim('autoscaling', 'the node pool has room for all of them at their maximum', async () => {
      must(spread.passed, 'not all replicas were placed');
      return `all placed with ${nodes.nodesPerZone.join(', ')} nodes in the zones; the pool may have ${group.most} in each`;
    });
    return [spread, room];
  } finally {
    await nodes.stop();
    metrics.stop();
  }
}
