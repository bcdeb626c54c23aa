import type { Api, KubernetesObject } from './api';

/** The fields of a pod that the rehearsal looks at. */
export interface Pod extends KubernetesObject {
  readonly spec: {
    readonly nodeName?: string;
    readonly containers: readonly { readonly name: string; readonly image: string }[];
  };
  readonly status: {
    readonly phase: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
  };
}

/** The pods of one workload that are not being deleted. */
export async function podsOf(api: Api, namespace: string, name: string): Promise<readonly Pod[]> {
  const selector = encodeURIComponent(`app.kubernetes.io/name=${name}`);
  const pods = await api.list<Pod>(`/api/v1/namespaces/${namespace}/pods?labelSelector=${selector}`);
  return pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
}

export function isReady({ status }: Pod): boolean {
  return status.conditions?.some(({ type, status: state }) => type === 'Ready' && state === 'True') ?? false;
}

/** The words of the scheduler about a pod that it cannot place. */
export function schedulerMessage({ status }: Pod): string | undefined {
  return status.conditions?.find(({ type, status: state }) => type === 'PodScheduled' && state === 'False')?.message;
}

/** Nodes and the zones that they are in. */
export async function zonesOfNodes(api: Api): Promise<ReadonlyMap<string, string>> {
  const nodes = await api.list('/api/v1/nodes');
  return new Map(nodes.map(({ metadata }) => [metadata.name, metadata.labels?.['topology.kubernetes.io/zone'] ?? '']));
}

/** Whether that many are there, and no zone has more than one above another. */
export const isEven = (spread: readonly number[], replicas: number): boolean =>
  spread.reduce((sum, count) => sum + count, 0) >= replicas && Math.max(...spread) - Math.min(...spread) <= 1;

/** How many of the pods run in each zone, in the order of `zones`, e.g. `[1, 1, 1]`. */
export async function spreadOf(api: Api, pods: readonly Pod[], zones: readonly string[]): Promise<readonly number[]> {
  const zoneOf = await zonesOfNodes(api);
  return zones.map((zone) => pods.filter(({ spec }) => zoneOf.get(spec.nodeName ?? '') === zone).length);
}
