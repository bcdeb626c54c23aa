import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** The version of every object of External Secrets. @see External Secrets 2.7, CRDs external-secrets.io/v1 */
const API_VERSION = 'external-secrets.io/v1';

/** Name of the SecretStore of each namespace that has one. */
const STORE = 'secrets-manager';

/** How often a Secret is compared with AWS: a password that was rotated is known to new pods within this time. */
const REFRESH = '10m0s';

/** Where a value of a Secret comes from. */
export interface RemoteValue {
  /** Key of the Secret. */
  readonly key: string;
  /** Name or ARN of the secret in Secrets Manager. */
  readonly remote: string;
  /** Field of a secret that is JSON. @default - the whole secret */
  readonly property?: string;
}

/** Defines the store through which a namespace reads Secrets Manager, with the identity of External Secrets itself. */
export function secretStore(scope: Construct, id: string, namespace: string, region: string): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: API_VERSION,
    kind: 'SecretStore',
    metadata: { name: STORE, namespace },
    spec: { provider: { aws: { service: 'SecretsManager', region } } },
  });
}

/** Defines a Secret whose values External Secrets fetches. The manifest names them only. */
export function externalSecret(
  scope: Construct,
  id: string,
  metadata: { readonly name: string; readonly namespace: string },
  values: readonly RemoteValue[],
): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: API_VERSION,
    kind: 'ExternalSecret',
    metadata,
    spec: {
      refreshInterval: REFRESH,
      secretStoreRef: { kind: 'SecretStore', name: STORE },
      target: { name: metadata.name, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: values.map(({ key, remote, property }) => ({
        secretKey: key,
        remoteRef: { key: remote, ...(property ? { property } : {}) },
      })),
    },
  });
}
