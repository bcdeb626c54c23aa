import type { Api, KubernetesObject } from '../../cluster/api';
import { type Conditioned, hasCondition } from '../../cluster/condition';
import { isReady, type Pod, podName, podsOf } from '../machine/pods';

/** A pod, at one moment. */
export interface PodState {
  /** `namespace/name`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly node: string;
  readonly ready: boolean;
}

/** What the Kubernetes API says at one moment. */
export interface Snapshot {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Names of the nodes that are ready. */
  readonly nodes: readonly string[];
  readonly pods: readonly PodState[];
  /** Names of the pods that a Service sends connections to, by its name. */
  readonly endpoints: Readonly<Record<string, readonly string[]>>;
  readonly cluster: ClusterStatus;
  /** Who holds the lease of the primary. */
  readonly lease: string;
}

/** @see CloudNativePG 1.30, ClusterStatus */
export interface ClusterStatus {
  readonly currentPrimary?: string;
  readonly targetPrimary?: string;
  readonly phase?: string;
  readonly readyInstances?: number;
}

interface EndpointSlice extends KubernetesObject {
  readonly endpoints?: readonly {
    readonly conditions?: { readonly ready?: boolean };
    readonly targetRef?: { readonly name: string };
  }[];
}

interface Lease extends KubernetesObject {
  readonly spec?: { readonly holderIdentity?: string };
}

/** Where the database's objects are. */
export interface DatabasePlace {
  readonly namespace: string;
  /** Name of the Cluster. */
  readonly name: string;
}

const SERVICE = 'kubernetes.io/service-name';

/** Which Services lead where. */
function endpointsOf(slices: readonly EndpointSlice[]): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const { metadata, endpoints } of slices) {
    const service = metadata.labels?.[SERVICE];
    if (!service) continue;
    const ready = (endpoints ?? [])
      .filter(({ conditions }) => conditions?.ready)
      .map(({ targetRef }) => targetRef?.name ?? '?');
    found[service] = [...(found[service] ?? []), ...ready].sort();
  }
  return found;
}

/** Asks the API server. @throws when it does not answer */
export async function takeSnapshot(api: Api, { namespace, name }: DatabasePlace): Promise<Snapshot> {
  const [nodes, pods, slices, cluster, leases] = await Promise.all([
    api.list<KubernetesObject & Conditioned>('/api/v1/nodes'),
    podsOf(api),
    api.list<EndpointSlice>('/apis/discovery.k8s.io/v1/endpointslices'),
    api.get<{ status?: ClusterStatus }>(`/apis/postgresql.cnpg.io/v1/namespaces/${namespace}/clusters/${name}`),
    api.list<Lease>(`/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`),
  ]);
  return {
    at: Date.now(),
    nodes: nodes
      .filter((node) => hasCondition(node, 'Ready'))
      .map(({ metadata }) => metadata.name)
      .sort(),
    pods: pods
      .filter(({ status }: Pod) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed')
      .map((pod) => ({
        name: podName(pod),
        labels: pod.metadata.labels ?? {},
        node: pod.spec.nodeName ?? '',
        ready: isReady(pod),
      })),
    endpoints: endpointsOf(slices),
    cluster: cluster.status ?? {},
    lease: leases.map(({ spec }) => spec?.holderIdentity ?? '').join(' '),
  };
}
