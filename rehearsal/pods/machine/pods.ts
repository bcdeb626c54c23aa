import type { Api, KubernetesObject } from '../../cluster/api';
import { hasCondition } from '../../cluster/condition';

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
export const isReady = (pod: Pod): boolean => !pod.metadata.deletionTimestamp && hasCondition(pod, 'Ready');

/** `namespace/name`. */
export const podName = ({ metadata }: Pod): string => `${metadata.namespace}/${metadata.name}`;

/** The pods of a namespace, or of all. */
export const podsOf = (api: Api, namespace?: string): Promise<readonly Pod[]> =>
  api.list<Pod>(namespace === undefined ? '/api/v1/pods' : `/api/v1/namespaces/${namespace}/pods`);
