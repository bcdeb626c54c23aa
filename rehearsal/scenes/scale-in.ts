import { setTimeout as sleep } from 'node:timers/promises';
import { startDescheduler } from '../cluster/descheduler';
import { eventually } from '../cluster/eventually';
import { isGeneral } from '../cluster/node-groups';
import { isEven, isReady, type Pod, podsOf, spreadOf, zonesOfNodes } from '../cluster/pods';
import { claim, must, type Outcome } from '../outcome';
import { objectsOfKind } from '../output';
import type { Stage } from '../stage';
import { NodeAutoscaler } from '../stand-ins/node-autoscaler';
import { type Autoscaler, type Service, scaleTo, serviceOf } from './scaled-service';

/** The controller deletes pods of a lower cost first. @see Kubernetes v1.35, controller.kubernetes.io/pod-deletion-cost */
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

/** Most seconds until a service is even: some looks of the descheduler, each of which moves a pod of a budget. */
const EVEN_SECONDS = 90;

/** Seconds for which an uneven service is watched, to see that nothing else moves its pods: longer than a start. */
const WATCHED_SECONDS = 5;

const places = (pod: Pod, zoneOf: ReadonlyMap<string, string>) => zoneOf.get(pod.spec.nodeName ?? '') ?? '';

/** Waits until the service is even, and returns how long that took and the fewest that were ready meanwhile. */
export async function untilEven(stage: Stage, service: Service): Promise<{ seconds: number; fewest: number }> {
  const begun = Date.now();
  let fewest = Number.POSITIVE_INFINITY;
  await eventually(`${service.name} to be even over the zones`, EVEN_SECONDS, async () => {
    const pods = await podsOf(stage.api, service.namespace, service.name);
    const ready = pods.filter(isReady);
    fewest = Math.min(fewest, ready.length);
    return pods.length === service.min && isEven(await spreadOf(stage.api, ready, stage.zones), service.min);
  });
  return { seconds: (Date.now() - begun) / 1000, fewest };
}

/** Scales in so that the controller leaves all replicas in the first zone: the worst that it may do by itself. */
async function emptyZones(stage: Stage, service: Service): Promise<readonly number[]> {
  const { api, zones } = stage;
  const zoneOf = await zonesOfNodes(api);
  for (const pod of await scaleTo(stage, service, service.max)) {
    const cost = places(pod, zoneOf) === zones[0] ? '1' : '-1';
    await api.merge(`/api/v1/namespaces/${service.namespace}/pods/${pod.metadata.name}`, {
      metadata: { annotations: { [DELETION_COST]: cost } },
    });
  }
  return spreadOf(api, await scaleTo(stage, service, service.min), zones);
}

/**
 * A service whose scale-in has emptied two zones comes back to all of them, by the real descheduler with the policy and the
 * rights of the output, and by nothing else.
 */
export async function scaleIn(stage: Stage): Promise<readonly Outcome[]> {
  const service = objectsOfKind<Autoscaler>(stage.output, 'HorizontalPodAutoscaler').map(serviceOf)[0];
  if (!service) return [];
  const nodes = new NodeAutoscaler(stage, stage.groups.filter(isGeneral));
  const { name, min, max } = service;
  try {
    const stays = await claim(
      'scale-in',
      `${name} from ${max} to ${min} may be left in one zone, and stays there`,
      async () => {
        const left = await emptyZones(stage, service);
        must(!isEven(left, min), `left ${left.join(', ')}`);
        await sleep(WATCHED_SECONDS * 1000);
        const later = await spreadOf(stage.api, await podsOf(stage.api, service.namespace, name), stage.zones);
        must(later.join() === left.join(), `left ${left.join(', ')}, then ${later.join(', ')}`);
        return `left ${left.join(', ')}, and so after ${WATCHED_SECONDS} s`;
      },
    );
    const moved = await claim(
      'scale-in',
      `the descheduler brings ${name} back to all zones, two ready at all times`,
      async () => {
        must(await startDescheduler(stage), 'the output has no descheduler');
        const { seconds, fewest } = await untilEven(stage, service);
        must(fewest >= min - 1, `only ${fewest} were ready at one time`);
        return `even ${seconds.toFixed(1)} s after the start of the descheduler, fewest ready ${fewest}`;
      },
    );
    return [stays, moved];
  } finally {
    await nodes.stop();
  }
}
