import type { KubernetesObject } from '../../cluster/api';

/** The `Ready` condition of an object, the only one that Config Connector's kinds have. */
export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False';
  /** `UpToDate`, or why not. @see https://cloud.google.com/config-connector/docs/troubleshooting */
  readonly reason: string;
  readonly message: string;
}

export type Spec = Readonly<Record<string, unknown>>;

/** An object of one of Config Connector's kinds, as the API server gives it. */
export interface ConnectorObject extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & {
    readonly finalizers?: readonly string[];
    readonly generation?: number;
  };
  readonly spec?: Spec;
  readonly status?: { readonly conditions?: readonly Condition[]; readonly observedGeneration?: number };
}

const DELETION_POLICY = 'cnrm.cloud.google.com/deletion-policy';

/** Whether its resource stays in Google Cloud when the object is deleted. */
export const isAbandoned = ({ metadata }: KubernetesObject): boolean =>
  metadata.annotations?.[DELETION_POLICY] === 'abandon';

/** Whether the object is ready, and its condition is about what it declares now. */
export function isReady({ metadata, status }: ConnectorObject): boolean {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return ready?.status === 'True' && (status?.observedGeneration ?? 0) >= (metadata.generation ?? 0);
}

/** Name of the resource in Google Cloud. */
export const cloudName = ({ metadata, spec }: ConnectorObject): string =>
  typeof spec?.resourceID === 'string' ? spec.resourceID : metadata.name;

/** Kind and name, as a person names it. */
export const called = ({ kind, metadata }: KubernetesObject): string => `${kind} ${metadata.name}`;
