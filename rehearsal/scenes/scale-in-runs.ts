import { setTimeout as sleep } from 'node:timers/promises';
import { isEven, type Pod, podsOf, spreadOf } from '../cluster/pods';
import { claim, must, type Outcome } from '../outcome';
import { objectsOfKind } from '../output';
import type { Stage } from '../stage';
import { untilEven } from './scale-in';
import { type Autoscaler, deploymentPath, type Service, scaleTo, serviceOf, settled } from './scaled-service';

/**
 * Seconds after which replicas of one release are of one age to the controller, which compares ages by powers of two: those
 * between 16 and 32 seconds are equal, and chance says which of them go.
 *
 * @see Kubernetes v1.35, kube-controller-manager feature LogarithmicScaleDown
 */
const OF_ONE_AGE_SECONDS = 17;

interface Run {
  /** Replicas in each zone when the controller was done. */
  readonly left: readonly number[];
  readonly seconds: number;
  readonly fewest: number;
}

/** Waits until the youngest is old enough. */
async function ofOneAge(pods: readonly (Pod & { readonly status: { readonly startTime?: string } })[]): Promise<void> {
  const youngest = Math.max(...pods.map(({ status }) => Date.parse(status.startTime ?? '')));
  await sleep(Math.max(0, OF_ONE_AGE_SECONDS * 1000 - (Date.now() - youngest)));
}

/** A new release at the top, and then as many replicas as at least. */
async function run(stage: Stage, service: Service, top: number, release: string): Promise<Run> {
  await scaleTo(stage, service, top);
  await stage.api.merge(deploymentPath(service), {
    spec: {
      // all at about the same time
      minReadySeconds: 0,
      strategy: { rollingUpdate: { maxSurge: service.min } },
      template: { metadata: { annotations: { release } } },
    },
  });
  await ofOneAge(await settled(stage, service, top, ({ metadata }) => metadata.annotations?.release === release));
  await stage.api.merge(deploymentPath(service), { spec: { replicas: service.min } });
  let left: readonly number[] = [];
  while (left.reduce((sum, count) => sum + count, 0) !== service.min) {
    left = await spreadOf(stage.api, await podsOf(stage.api, service.namespace, service.name), stage.zones);
  }
  return { left, ...(await untilEven(stage, service)) };
}

/**
 * Scale-ins of replicas of one age, some from the autoscaler's maximum and at the same time as many from twice its minimum. The
 * descheduler of the output must run.
 */
export async function scaleInRuns(stage: Stage, runs: number): Promise<readonly Outcome[]> {
  const services = objectsOfKind<Autoscaler>(stage.output, 'HorizontalPodAutoscaler').map(serviceOf).slice(0, 2);
  return Promise.all(
    services.map((service, index) => {
      const { name, min, max } = service;
      const top = index === 0 ? max : 2 * min;
      return claim(
        'scale-in',
        `${name} from ${top} to ${min}, ${runs} times: all end even, two ready at all times`,
        async () => {
          const seen: Run[] = [];
          for (let number = 1; number <= runs; number += 1) seen.push(await run(stage, service, top, `${number}`));
          const fewest = Math.min(...seen.map((each) => each.fewest));
          must(fewest >= min - 1, `only ${fewest} were ready at one time`);
          const uneven = seen.filter(({ left }) => !isEven(left, min));
          const most = Math.max(0, ...uneven.map(({ seconds }) => seconds));
          const factor = stage.plane.times.factor;
          return `${runs} of ${runs} even; the controller left ${uneven.length} uneven (${uneven.map(({ left }) => left.join('-')).join(', ')}), even again after ${most.toFixed(1)} s at most, in production ${(most * factor).toFixed(0)} s`;
        },
      );
    }),
  );
}
