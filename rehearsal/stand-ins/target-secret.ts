import { randomBytes } from 'node:crypto';
import type { KubernetesObject } from '../cluster/api';
import { type Secret, type SecretForm, secretOf } from './secret';

/** What External Secrets makes a Secret of. */
export interface ExternalSecret extends KubernetesObject {
  readonly spec: {
    readonly target?: {
      readonly name?: string;
      readonly template?: {
        readonly type?: string;
        readonly metadata?: Pick<SecretForm, 'labels' | 'annotations'>;
        readonly data?: unknown;
        readonly templateFrom?: unknown;
      };
    };
    readonly data?: readonly {
      readonly secretKey: string;
      readonly remoteRef: { readonly key: string; readonly property?: string; readonly version?: string };
    }[];
    readonly dataFrom?: unknown;
  };
}

/** A value of the store that the ExternalSecrets read: the same for the same key. */
export type RemoteValue = (key: string, property: string) => string;

/** A store whose values nobody knows: each is random, and lives as long as this process. */
export function randomStore(): RemoteValue {
  const values = new Map<string, string>();
  return (key, property) => {
    const place = `${key} ${property}`;
    const value = values.get(place) ?? randomBytes(18).toString('base64url');
    values.set(place, value);
    return value;
  };
}

/** External Secrets marks what it makes so. @see External Secrets 2.7, guide "Ownership and deletion policy" */
const MANAGED = { 'reconcile.external-secrets.io/managed': 'true' };

/**
 * The Secret that External Secrets would make. Without a template it has the labels and annotations of the ExternalSecret.
 *
 * @throws when it has templates of values or takes whole secrets, which this stand-in does not know
 * @see external-secrets.io/v1 ExternalSecret, https://external-secrets.io/latest/api/externalsecret/
 */
export function targetSecret({ metadata, spec }: ExternalSecret, value: RemoteValue): Secret {
  const { target: { name = metadata.name, template } = {}, data = [], dataFrom } = spec;
  const place = `ExternalSecret ${metadata.namespace ?? ''}/${metadata.name}`;
  if (template?.data !== undefined || template?.templateFrom !== undefined || dataFrom !== undefined) {
    throw new Error(
      `${place} must name each key in spec.data: spec.dataFrom and templates of values are not evaluated; add them to targetSecret`,
    );
  }
  const values = data.map(({ secretKey, remoteRef: { key, property = '' } }) => [secretKey, value(key, property)]);
  const { labels, annotations } = template ? (template.metadata ?? {}) : metadata;
  return secretOf(metadata.namespace ?? 'default', name, Object.fromEntries(values), {
    ...(template?.type ? { type: template.type } : {}),
    labels: { ...labels, ...MANAGED },
    ...(annotations ? { annotations } : {}),
  });
}
