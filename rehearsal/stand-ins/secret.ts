import type { KubernetesObject } from '../cluster/api';

/** A Secret as it is applied. */
export interface Secret extends KubernetesObject {
  readonly kind: 'Secret';
  readonly type?: string;
  /** In Base64. */
  readonly data: Readonly<Record<string, string>>;
}

/** What a Secret has beside its values. */
export interface SecretForm {
  /** @default - the API server's, Opaque */
  readonly type?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Secret of these values. */
export function secretOf(
  namespace: string,
  name: string,
  values: Readonly<Record<string, string>>,
  { type, labels, annotations }: SecretForm = {},
): Secret {
  const data = Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, ...(labels ? { labels } : {}), ...(annotations ? { annotations } : {}) },
    ...(type ? { type } : {}),
    data: Object.fromEntries(data),
  };
}
