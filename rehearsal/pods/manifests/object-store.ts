import { contains, isAddress } from '../../../lib/zones';
import type { KubernetesObject } from '../../cluster/api';
import { type Output, objectsOfKind } from '../../output';
import { type Secret, secretOf } from '../../stand-ins/secret';
import { type Change, nameOf } from './change';

/**
 * Where the object store is: an address of the range for tests of networks. It must not be of a private network, because the
 * policies of the database let it out to S3 on public addresses only.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2544 appendix C.2.2
 */
export const OBJECT_STORE = '198.18.0.1';

export const OBJECT_STORE_ENDPOINT = `https://${OBJECT_STORE}:443`;

/** A store on this machine that speaks S3, in place of AWS' own. */
export interface S3 {
  /** `https://192.0.2.10:443`; by its address, which the network policies of the database must let through. */
  readonly endpoint: string;
  /** Certificate of the authority that signed the endpoint's, as PEM. */
  readonly certificateAuthority: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Name of the Secret by which the database's pods know the store. */
const SECRET = 's3-on-this-machine';

const KEYS = { certificateAuthority: 'ca.crt', accessKeyId: 'ACCESS_KEY_ID', secretAccessKey: 'SECRET_ACCESS_KEY' };

const reference = (key: keyof typeof KEYS) => ({ name: SECRET, key: KEYS[key] });

interface ObjectStore extends KubernetesObject {
  readonly spec: { readonly configuration: Readonly<Record<string, unknown>> };
}

const isObjectStore = (object: KubernetesObject): object is ObjectStore => object.kind === 'ObjectStore';

/** Bucket, folder, compression and retention stay; where the bucket is and who may use it do not. @see barmancloud.cnpg.io/v1 */
export function objectStoreChange(endpoint: string): Change {
  return {
    what: 'ObjectStore: spec.configuration.endpointURL, endpointCA, s3Credentials',
    why: 'the bucket is on this machine, with keys in a Secret, in place of S3 and EKS Pod Identity',
    to: (object) => {
      if (!isObjectStore(object)) return undefined;
      const { spec } = object;
      const configuration = {
        ...spec.configuration,
        endpointURL: endpoint,
        endpointCA: reference('certificateAuthority'),
        s3Credentials: { accessKeyId: reference('accessKeyId'), secretAccessKey: reference('secretAccessKey') },
      };
      return [{ ...object, spec: { ...spec, configuration } } as ObjectStore];
    },
  };
}

/** The Secret with the keys of the store, in each namespace that has an ObjectStore. */
export function objectStoreSecrets(objects: readonly KubernetesObject[], s3: S3): readonly Secret[] {
  const namespaces = new Set(objects.filter(isObjectStore).map(({ metadata }) => metadata.namespace ?? 'default'));
  const values = Object.entries(KEYS).map(([field, key]) => [key, s3[field as keyof typeof KEYS]]);
  return [...namespaces].map((namespace) => secretOf(namespace, SECRET, Object.fromEntries(values)));
}

interface Rule {
  readonly ports?: readonly { readonly port?: number | string }[];
  readonly to?: readonly { readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] } }[];
}

interface NetworkPolicy extends KubernetesObject {
  readonly spec: {
    readonly podSelector: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly egress?: readonly Rule[];
  };
}

interface Cluster extends KubernetesObject {
  readonly spec: { readonly plugins?: readonly { readonly parameters?: { readonly barmanObjectName?: string } }[] };
}

function lets({ ports, to }: Rule, address: string, port: number): boolean {
  if (ports && !ports.some((allowed) => allowed.port === undefined || allowed.port === port)) return false;
  if (!to) return true;
  const inside = (range: string) => contains(range, `${address}/32`);
  return to.some(({ ipBlock }) => ipBlock && inside(ipBlock.cidr) && !(ipBlock.except ?? []).some(inside));
}

function usesStore(object: KubernetesObject): object is Cluster {
  const { plugins = [] } = object.kind === 'Cluster' ? (object as Cluster).spec : {};
  return plugins.some(({ parameters }) => parameters?.barmanObjectName !== undefined);
}

/**
 * Refuses a store that the database's pods cannot reach with the network policies as they were written.
 *
 * @throws with the ranges that the policies let through, or when the endpoint is no address
 */
export function refuseUnreachable(objects: readonly KubernetesObject[], endpoint: string): void {
  const { hostname, port: written, protocol } = new URL(endpoint);
  if (!isAddress(hostname))
    throw new Error(`the endpoint of S3 must be an IPv4 address, as https://192.0.2.10:443, got '${endpoint}'`);
  const port = Number(written || (protocol === 'https:' ? 443 : 80));
  for (const cluster of objects.filter(usesStore)) {
    // CloudNativePG labels the pods of a Cluster so
    const labels: Readonly<Record<string, string>> = { 'cnpg.io/cluster': cluster.metadata.name };
    const rules = objects
      .filter((object): object is NetworkPolicy => object.kind === 'NetworkPolicy')
      .filter(({ metadata }) => metadata.namespace === cluster.metadata.namespace)
      .filter(
        ({
          spec: {
            podSelector: { matchLabels = {} },
          },
        }) => Object.entries(matchLabels).every(([key, value]) => labels[key] === value),
      )
      .flatMap(({ spec }) => spec.egress ?? []);
    if (rules.some((rule) => lets(rule, hostname, port))) continue;
    throw new Error(
      `the pods of ${nameOf(cluster)} must reach S3 by their network policies, got '${endpoint}'; they let through: ${JSON.stringify(rules)}`,
    );
  }
}

/** The bucket that the ObjectStore of the output names. @throws when there is none, or more than one */
export function bucketOf(output: Output): string {
  const stores = objectsOfKind<ObjectStore>(output, 'ObjectStore');
  const buckets = new Set(
    stores.map(({ spec }) => String(spec.configuration.destinationPath).replace(/^s3:\/\/([^/]+).*/, '$1')),
  );
  const [bucket] = buckets;
  if (bucket === undefined || buckets.size > 1) {
    throw new Error(`the output must have ObjectStores of one bucket, and has ${[...buckets].join(', ') || 'none'}`);
  }
  return bucket;
}
