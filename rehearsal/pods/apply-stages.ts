import type { KubernetesObject } from '../cluster/api';
import type { ControlPlane } from '../cluster/control-plane';
import { eventually } from '../cluster/eventually';
import type { Awaited, ManifestStage } from './manifests/stages';

/** Seconds for which an object is tried again that an operator's webhook refuses, because the webhook does not serve yet. */
const APPLY_SECONDS = 60;

/** Seconds that what a stage waits for has. */
const WAIT_SECONDS = 300;

interface Watched extends KubernetesObject {
  readonly spec?: { readonly replicas?: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly availableReplicas?: number;
    readonly updatedReplicas?: number;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
  readonly metadata: KubernetesObject['metadata'] & { readonly generation?: number };
}

/** Whether what is waited for has come. */
export function hasCome({ spec, status, metadata }: Watched, until: Awaited['until']): boolean {
  const available = status?.availableReplicas ?? 0;
  if (until === 'established') {
    return status?.conditions?.some(({ type, status: state }) => type === 'Established' && state === 'True') ?? false;
  }
  if (until === 'served') return available > 0;
  const wanted = spec?.replicas ?? 1;
  const current = (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
  return current && (status?.updatedReplicas ?? 0) >= wanted && available >= wanted;
}

/** Applies one object by server-side apply, with strict validation. @throws with its name */
async function applyObject({ api, resources }: ControlPlane, object: KubernetesObject): Promise<void> {
  const { kind, metadata } = object;
  const name = `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
  await eventually(`${name} to be accepted`, APPLY_SECONDS, async () => {
    await api.apply(await resources.path(object), object);
    return true;
  });
}

/** Applies a stage, and returns when what it waits for has come. */
export async function applyStage(plane: ControlPlane, { objects, waitFor }: ManifestStage): Promise<void> {
  for (const object of objects) await applyObject(plane, object);
  for (const { object, until } of waitFor) {
    const path = await plane.resources.path(object as KubernetesObject);
    await eventually(`${object.kind} ${object.metadata.name} to be ${until}`, WAIT_SECONDS, async () =>
      hasCome(await plane.api.get<Watched>(path), until),
    );
  }
}
