import type { KubernetesObject } from '../../cluster/api';
import { eventually } from '../../cluster/eventually';
import { claim, type Outcome } from '../../outcome';
import { isReady, type Pod, podName, podsOf } from '../machine/pods';
import type { PodStage } from '../stage';

/** Seconds that everything has to run. */
const SECONDS = 600;

interface Conditioned extends KubernetesObject {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

const hasCondition = ({ status }: Conditioned, wanted: string): boolean =>
  status?.conditions?.some(({ type, status: state }) => type === wanted && state === 'True') ?? false;

const nameOf = ({ metadata }: KubernetesObject): string => `${metadata.namespace}/${metadata.name}`;

async function waitForAll(stage: PodStage, what: string, path: string, condition: string): Promise<string> {
  return eventually(`every ${what} to be ${condition}`, SECONDS, async () => {
    const all = await stage.plane.api.list<Conditioned>(path);
    const missing = all.filter((each) => !hasCondition(each, condition)).map(nameOf);
    if (all.length === 0 || missing.length > 0) throw new Error(missing.join(', ') || 'there is none');
    return `${all.length}: ${all.map(nameOf).join(', ')}`;
  });
}

const isDone = ({ status }: Pod): boolean => status?.phase === 'Succeeded';

/** Waits until everything runs, and claims what must be so from the beginning. */
export async function playStart(stage: PodStage): Promise<readonly Outcome[]> {
  const { api } = stage.plane;
  return [
    await claim('start', 'every Certificate is issued', () =>
      waitForAll(stage, 'Certificate', '/apis/cert-manager.io/v1/certificates', 'Ready'),
    ),
    await claim('start', 'the bootstrap of the database is done', () =>
      waitForAll(stage, 'Job', '/apis/batch/v1/jobs', 'Complete'),
    ),
    await claim('start', 'every pod is ready', () =>
      eventually('every pod to be ready', SECONDS, async () => {
        const pods = (await podsOf(api)).filter((pod) => !isDone(pod));
        const waiting = pods.filter((pod) => !isReady(pod)).map(podName);
        if (waiting.length > 0) throw new Error(waiting.join(', '));
        return `${pods.length} pods`;
      }),
    ),
  ];
}
