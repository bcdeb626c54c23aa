import { type Api, ApiError } from './api';
import type { Pod } from './pods';

/** Keeps new pods away from a node, or lets them come again. */
export const cordon = (api: Api, node: string, unschedulable: boolean): Promise<unknown> =>
  api.merge(`/api/v1/nodes/${node}`, { spec: { unschedulable } });

/** The pods of a node that are neither done nor being deleted. */
export async function podsOn(api: Api, node: string): Promise<readonly Pod[]> {
  const pods = await api.list<Pod>(`/api/v1/pods?fieldSelector=${encodeURIComponent(`spec.nodeName=${node}`)}`);
  return pods.filter(({ metadata, status }) => !metadata.deletionTimestamp && status.phase !== 'Succeeded');
}

/** Asks for the eviction of a pod. Returns the refusal of its disruption budget, or `undefined` when it goes. */
export async function evict(api: Api, { metadata: { name, namespace } }: Pod): Promise<string | undefined> {
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  try {
    await api.create(`/api/v1/namespaces/${namespace}/pods/${name}/eviction`, eviction);
    return undefined;
  } catch (error) {
    if (error instanceof ApiError && error.status === 429) return error.message;
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
