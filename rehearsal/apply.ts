import type { KubernetesObject } from './cluster/api';
import { eventually } from './cluster/eventually';
import type { Stage } from './stage';
import { certificateSecrets, externalSecrets, handMadeSecrets, type Supplied } from './stand-ins/secrets';

/** Applied, by kind, and what somebody else would have made. */
export interface Applied {
  readonly kinds: ReadonlyMap<string, number>;
  readonly supplied: readonly Supplied[];
}

/** Helm makes it when it installs the operator (DEPLOY.md). */
const OPERATOR_NAMESPACE = 'cert-manager';

async function applyObject({ api, plane }: Stage, object: KubernetesObject): Promise<KubernetesObject> {
  try {
    return await api.apply(await plane.resources.path(object), object);
  } catch (error) {
    throw new Error(`${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}: ${error}`);
  }
}

async function supply(stage: Stage): Promise<readonly Supplied[]> {
  return [
    await certificateSecrets(stage.plane, stage.output),
    await handMadeSecrets(stage.plane, stage.output),
    await externalSecrets(stage.plane, stage.output),
    { what: `Namespace ${OPERATOR_NAMESPACE}`, count: 1, instead: 'helm' },
  ];
}

/**
 * Applies every object, stage after stage, by server-side apply with strict field validation.
 *
 * @param change what to apply instead of an object @default - the object itself
 */
export async function applyAll(
  stage: Stage,
  change: (object: KubernetesObject) => KubernetesObject = (object) => object,
): Promise<Applied> {
  const kinds = new Map<string, number>();
  await applyObject(stage, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: OPERATOR_NAMESPACE } });
  let supplied: readonly Supplied[] = [];
  for (const { tree, name, objects } of stage.output.stages) {
    for (const object of objects) {
      await applyObject(stage, change(object));
      kinds.set(object.kind, (kinds.get(object.kind) ?? 0) + 1);
    }
    // the namespaces are there now, and the pods of the next stages need the Secrets
    if (tree === 'workload' && name.endsWith('-namespaces')) supplied = await supply(stage);
  }
  // stacks bring their namespaces themselves, in no order that is known here; simulated kubelets do not miss a Secret meanwhile
  if (supplied.length === 0) supplied = await supply(stage);
  return { kinds, supplied };
}

/** Applies every object once more, and returns those that it changed. Waits until the controllers have come to rest. */
export async function changedByApplyingAgain(stage: Stage): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const object of stage.output.stages.flatMap(({ objects }) => objects)) {
    const path = await stage.plane.resources.path(object);
    // a controller may write the status in between: then it is looked at again
    const same = await eventually(`${path} to rest`, 10, async () => {
      const before = await stage.api.get<KubernetesObject>(path);
      const after = await applyObject(stage, object);
      return before.metadata.resourceVersion === after.metadata.resourceVersion;
    }).catch(() => false);
    if (!same) changed.push(path);
  }
  return changed;
}
