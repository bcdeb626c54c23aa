import { type Applied, applyAll, changedByApplyingAgain } from '../apply';
import { eventually } from '../cluster/eventually';
import { isReady, type Pod } from '../cluster/pods';
import { claim, must, type Outcome } from '../outcome';
import type { Stage } from '../stage';

const PODS = '/api/v1/pods';

interface MountingPod extends Pod {
  readonly spec: Pod['spec'] & {
    readonly volumes?: readonly {
      readonly secret?: { readonly secretName: string };
      readonly configMap?: { readonly name: string };
      readonly projected?: {
        readonly sources: readonly {
          readonly secret?: { readonly name: string };
          readonly configMap?: { readonly name: string };
        }[];
      };
    }[];
  };
}

/** The Secrets and ConfigMaps that a pod mounts: a kubelet would not start it without them. */
function mounted({ metadata, spec }: MountingPod): readonly string[] {
  const sources = (spec.volumes ?? []).flatMap((volume) => [
    { secret: volume.secret?.secretName, configMap: volume.configMap?.name },
    ...(volume.projected?.sources ?? []).map(({ secret, configMap }) => ({
      secret: secret?.name,
      configMap: configMap?.name,
    })),
  ]);
  const root = `/api/v1/namespaces/${metadata.namespace}`;
  return sources.flatMap(({ secret, configMap }) => [
    ...(secret ? [`${root}/secrets/${secret}`] : []),
    ...(configMap ? [`${root}/configmaps/${configMap}`] : []),
  ]);
}

/** The whole output before the real API server. Returns what was applied, for the report. */
export async function acceptance(
  stage: Stage,
  name: string,
): Promise<{ outcomes: readonly Outcome[]; applied?: Applied }> {
  let applied: Applied | undefined;
  const outcomes = [
    await claim('acceptance', `${name}: every object is accepted, unknown fields refused`, async () => {
      applied = await applyAll(stage);
      const total = [...applied.kinds.values()].reduce((sum, count) => sum + count, 0);
      return `${total} objects of ${applied.kinds.size} kinds, ${stage.definitions} definitions`;
    }),
    ...(stage.zones.length > 0 ? [await podsStart(stage, name)] : []),
    await claim('acceptance', `${name}: applied a second time, nothing changes`, async () => {
      const changed = await changedByApplyingAgain(stage);
      must(changed.length === 0, `changed: ${changed.join(', ')}`);
      return 'every resourceVersion is the same';
    }),
  ];
  return { outcomes, ...(applied ? { applied } : {}) };
}

/** Only where the output declares nodes. */
function podsStart(stage: Stage, name: string): Promise<Outcome> {
  return claim('acceptance', `${name}: every pod starts, and what it mounts is there`, async () => {
    const pods = await eventually('pods that are ready or done', 90, async () => {
      const all = await stage.api.list<MountingPod>(PODS);
      return all.length > 0 && all.every((pod) => isReady(pod) || pod.status.phase === 'Succeeded') ? all : undefined;
    });
    const paths = [...new Set(pods.flatMap(mounted))];
    for (const path of paths) await stage.api.get(path);
    return `${pods.length} pods, ${paths.length} Secrets and ConfigMaps`;
  });
}
