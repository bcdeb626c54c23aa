import type { KubernetesObject } from '../cluster/api';
import { eventually } from '../cluster/eventually';
import { isReady, podsOf, schedulerMessage, spreadOf, zonesOfNodes } from '../cluster/pods';
import { claim, must, type Outcome } from '../outcome';
import { objectsOfKind } from '../output';
import type { Stage } from '../stage';

interface Workload extends KubernetesObject {
  readonly spec: { readonly replicas?: number };
}

const ZONE_LABEL = 'topology.kubernetes.io/zone';

/** Those of services are as many as zones: the autoscaler keeps them. */
const replicasOf = ({ zones }: Stage, { spec }: Workload): number => spec.replicas ?? zones.length;

async function onePerZone(stage: Stage, workload: Workload): Promise<string> {
  const { namespace = '', name } = workload.metadata;
  const replicas = replicasOf(stage, workload);
  return eventually(`${replicas} replicas of ${name}`, 60, async () => {
    const pods = await podsOf(stage.api, namespace, name);
    const spread = await spreadOf(stage.api, pods.filter(isReady), stage.zones);
    if (pods.length !== replicas) return undefined;
    must(
      spread.filter((count) => count === 1).length === replicas,
      `ready in ${stage.zones.join(', ')}: ${spread.join(', ')}`,
    );
    return `ready in ${stage.zones.join(', ')}: ${spread.join(', ')}`;
  });
}

/** A member's own labels tell it its zone, and its disk cannot leave it. */
async function zonalMembers(stage: Stage, { metadata }: Workload): Promise<string> {
  const { namespace = '', name } = metadata;
  const zoneOf = await zonesOfNodes(stage.api);
  const members = await podsOf(stage.api, namespace, name);
  for (const { metadata: pod, spec } of members) {
    must(
      pod.labels?.[ZONE_LABEL] === zoneOf.get(spec.nodeName ?? ''),
      `${pod.name} does not carry the zone of its node`,
    );
  }
  const [member] = members;
  must(member !== undefined, 'there is no member');
  const home = zoneOf.get(member.spec.nodeName ?? '');
  await stage.api.delete(`/api/v1/namespaces/${namespace}/pods/${member.metadata.name}`);
  const back = await eventually(`${member.metadata.name} to return`, 60, async () => {
    const pods = await podsOf(stage.api, namespace, name);
    return pods.find(
      (pod) => pod.metadata.name === member.metadata.name && pod.metadata.uid !== member.metadata.uid && isReady(pod),
    );
  });
  must(zoneOf.get(back.spec.nodeName ?? '') === home, 'it came back in another zone than its disk');
  return `${member.metadata.name}, deleted, came back to ${home} where its disk is`;
}

async function fourthMember(stage: Stage, { metadata, spec }: Workload): Promise<string> {
  const { namespace = '', name } = metadata;
  const path = `/apis/apps/v1/namespaces/${namespace}/statefulsets/${name}`;
  await stage.api.merge(path, { spec: { replicas: (spec.replicas ?? 0) + 1 } });
  try {
    return await eventually('the words of the scheduler', 30, async () => {
      const pods = await podsOf(stage.api, namespace, name);
      const fourth = pods.find((pod) => pod.metadata.name === `${name}-${spec.replicas}`);
      must(fourth === undefined || !fourth.spec.nodeName, `it was placed on ${fourth?.spec.nodeName}`);
      return fourth && schedulerMessage(fourth);
    });
  } finally {
    await stage.api.merge(path, { spec: { replicas: spec.replicas } });
    await eventually(
      'three members again',
      60,
      async () => (await podsOf(stage.api, namespace, name)).length === spec.replicas,
    );
    await stage.api.delete(`/api/v1/namespaces/${namespace}/persistentvolumeclaims/data-${name}-${spec.replicas}`);
  }
}

/** The real scheduler places the pods of the output. */
export async function placement(stage: Stage): Promise<readonly Outcome[]> {
  const deployments = objectsOfKind<Workload>(stage.output, 'Deployment');
  const sets = objectsOfKind<Workload>(stage.output, 'StatefulSet');
  const outcomes: Outcome[] = [];
  for (const workload of [...deployments, ...sets]) {
    const replicas = replicasOf(stage, workload);
    const where = replicas === stage.zones.length ? 'each zone' : `each of ${replicas} zones`;
    const text = `${workload.metadata.name} has exactly one replica in ${where}`;
    outcomes.push(await claim('placement', text, () => onePerZone(stage, workload)));
  }
  const database = sets.find(({ metadata }) => metadata.namespace === metadata.name);
  if (database) {
    const { name } = database.metadata;
    outcomes.push(
      await claim('placement', `a member of ${name} knows its zone and stays with its disk`, () =>
        zonalMembers(stage, database),
      ),
    );
    outcomes.push(await claim('placement', `a fourth member of ${name} waits`, () => fourthMember(stage, database)));
  }
  return outcomes;
}
