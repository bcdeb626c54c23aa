import type { KubernetesObject } from '../cluster/api';
import { eventually } from '../cluster/eventually';
import { isReady, type Pod, podsOf } from '../cluster/pods';
import type { Stage } from '../stage';

/** The autoscaler of a Deployment of the same name. */
export interface Autoscaler extends KubernetesObject {
  readonly spec: { readonly minReplicas: number; readonly maxReplicas: number };
}

/** A service and the bounds of its autoscaler. */
export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

export const serviceOf = ({ metadata: { namespace = '', name }, spec }: Autoscaler): Service => ({
  namespace,
  name,
  min: spec.minReplicas,
  max: spec.maxReplicas,
});

/** Most seconds until replicas that were added or taken away are there or gone. */
const SCALE_SECONDS = 120;

/** Path of the Deployment at the API server. */
export const deploymentPath = ({ namespace, name }: Service): string =>
  `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;

/**
 * Waits for as many pods as wanted, all ready.
 *
 * @param isWanted what else must be true of each @default - nothing
 */
export function settled(
  { api }: Stage,
  { namespace, name }: Service,
  replicas: number,
  isWanted: (pod: Pod) => boolean = () => true,
): Promise<readonly Pod[]> {
  return eventually(`${replicas} ready replicas of ${name}`, SCALE_SECONDS, async () => {
    const pods = await podsOf(api, namespace, name);
    return pods.length === replicas && pods.every((pod) => isReady(pod) && isWanted(pod)) ? pods : undefined;
  });
}

/** Says how many there shall be, as an autoscaler does, and returns them. */
export async function scaleTo(stage: Stage, service: Service, replicas: number): Promise<readonly Pod[]> {
  await stage.api.merge(deploymentPath(service), { spec: { replicas } });
  return settled(stage, service, replicas);
}
