import type { KubernetesObject } from '../cluster/api';
import { eventually } from '../cluster/eventually';
import { cordon, evict, podsOn } from '../cluster/eviction';
import { isGeneral, type NodeGroup } from '../cluster/node-groups';
import { nodeName } from '../cluster/nodes';
import { isReady, type Pod, podsOf } from '../cluster/pods';
import { claim, must, type Outcome } from '../outcome';
import { objectsOfKind } from '../output';
import type { Stage } from '../stage';

interface Deployment extends KubernetesObject {
  readonly spec: { readonly replicas?: number };
}

/** Drains a node as kubectl does, and counts at every look how many replicas of each Deployment are ready. */
async function drainGeneralNode(stage: Stage, group: NodeGroup): Promise<string> {
  const node = nodeName(group, 0);
  const deployments = objectsOfKind<Deployment>(stage.output, 'Deployment');
  // those of services are as many as zones: the autoscaler keeps them
  const wanted = ({ spec }: Deployment): number => spec.replicas ?? stage.zones.length;
  const evicted = new Set<string>();
  let refusals = 0;
  let mostMissing = 0;
  await cordon(stage.api, node, true);
  try {
    await eventually(`${node} to be empty`, 120, async () => {
      const pods = await podsOn(stage.api, node);
      for (const pod of pods) {
        if (await evict(stage.api, pod)) refusals += 1;
        else evicted.add(pod.metadata.name);
      }
      for (const one of deployments) {
        const all = await podsOf(stage.api, one.metadata.namespace ?? '', one.metadata.name);
        mostMissing = Math.max(mostMissing, wanted(one) - all.filter(isReady).length);
      }
      return pods.length === 0;
    });
    for (const one of deployments) {
      const { namespace = '', name } = one.metadata;
      await eventually(`${wanted(one)} replicas of ${name}`, 60, async () => {
        const all = await podsOf(stage.api, namespace, name);
        return all.filter(isReady).length === wanted(one);
      });
    }
  } finally {
    await cordon(stage.api, node, false);
  }
  must(mostMissing <= 1, `a Deployment missed ${mostMissing} at one time`);
  return `${node}: ${evicted.size} pods evicted, ${refusals} evictions put off by budgets, ${mostMissing} of a Deployment missing at most, all again elsewhere`;
}

/** Drains two nodes of the database at once: the second member must stay. */
async function drainTwoMembers(stage: Stage, groups: readonly NodeGroup[]): Promise<string> {
  const nodes = groups.slice(0, 2).map((group) => nodeName(group, 0));
  for (const node of nodes) await cordon(stage.api, node, true);
  try {
    const members = (await Promise.all(nodes.map((node) => podsOn(stage.api, node)))).flat();
    must(members.length === 2, `the two nodes hold ${members.length} pods`);
    const [first, second] = members as [Pod, Pod];
    const { namespace = '', name } = first.metadata;
    must((await evict(stage.api, first)) === undefined, 'the first member was not evicted');
    await eventually(`${name} to leave`, 30, async () => {
      const pods = await stage.api.list<Pod>(`/api/v1/namespaces/${namespace}/pods`);
      const pod = pods.find(({ metadata }) => metadata.name === name);
      return pod !== undefined && pod.metadata.uid !== first.metadata.uid && !isReady(pod);
    });
    const refusal = await evict(stage.api, second);
    must(refusal !== undefined, 'the second member was evicted too: the quorum would be lost');
    return `${second.metadata.name}: 429 ${refusal}`;
  } finally {
    for (const node of nodes) await cordon(stage.api, node, false);
    await eventually('three members', 60, async () => {
      const pods = await stage.api.list<Pod>('/api/v1/namespaces/cockroachdb/pods');
      return pods.filter((pod) => isReady(pod)).length >= stage.zones.length;
    });
  }
}

/** Nodes are drained by the eviction API, which asks the disruption budgets. */
export async function drains(stage: Stage): Promise<readonly Outcome[]> {
  const databases = stage.groups.filter((group) => !isGeneral(group));
  const [general] = stage.groups.filter(isGeneral);
  must(general !== undefined && databases.length > 1, 'the output has no general and database nodes');
  return [
    await claim('drains', 'the drain of one node respects every budget', () => drainGeneralNode(stage, general)),
    await claim('drains', 'the drain of two database nodes at once is refused', () =>
      drainTwoMembers(stage, databases),
    ),
  ];
}
