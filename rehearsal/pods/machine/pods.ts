import type { Api, KubernetesObject } from '../../cluster/api';

/** A pod, as far as the rehearsal looks at it. */
export interface Pod extends KubernetesObject {
  readonly spec: { readonly nodeName?: string; readonly hostNetwork?: boolean };
  readonly status?: {
    readonly phase?: string;
    readonly podIP?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** Whether its programs run and its probes say so. */
export const isReady = ({ status, metadata }: Pod): boolean =>
  !metadata.deletionTimestamp &&
  (status?.conditions?.some(({ type, status: state }) => type === 'Ready' && state === 'True') ?? false);

/** `namespace/name`. */
export const podName = ({ metadata }: Pod): string => `${metadata.namespace}/${metadata.name}`;

/** The pods of a namespace, or of all. */
export const podsOf = (api: Api, namespace?: string): Promise<readonly Pod[]> =>
  api.list<Pod>(namespace === undefined ? '/api/v1/pods' : `/api/v1/namespaces/${namespace}/pods`);
