import type { KubernetesObject } from '../../../cluster/api';
import { type Output, objectsOfKind } from '../../../output';
import type { ConfigMapObject } from '../../rendered/client';
import type { PodSpec } from '../../rendered/pod';
import type { ClusterObject } from './cluster';

interface Workload extends KubernetesObject {
  readonly spec: { readonly replicas?: number; readonly template: { readonly spec: PodSpec } };
}

/** A Certificate of cert-manager, as far as the drill needs it. */
export interface CertificateObject extends KubernetesObject {
  readonly spec: {
    readonly secretName: string;
    readonly commonName?: string;
    readonly dnsNames?: readonly string[];
  };
}

/** An ExternalSecret, as far as the drill needs it. */
export interface ExternalSecretObject extends KubernetesObject {
  readonly spec: {
    readonly target?: { readonly name?: string };
    readonly data?: readonly {
      readonly secretKey: string;
      readonly remoteRef: { readonly key: string; readonly property?: string };
    }[];
  };
}

/** All that the output says of the database and of what stands in front of it. */
export interface RenderedDatabase {
  readonly cluster: ClusterObject;
  readonly pgpool: {
    readonly name: string;
    readonly replicas: number;
    readonly pod: PodSpec;
    /** Processes of a pod that serve clients. */
    readonly processes: number;
  };
  /** The Job that makes roles and rights. */
  readonly bootstrap: PodSpec;
  /** Of the namespace of the database. */
  readonly configMaps: readonly ConfigMapObject[];
  readonly certificates: readonly CertificateObject[];
  readonly externalSecrets: readonly ExternalSecretObject[];
}

function only<Kind>(what: string, found: readonly Kind[]): Kind {
  const [first, second] = found;
  if (first === undefined || second !== undefined) {
    throw new Error(`the output must have one ${what}, and has ${found.length}: the drill is written for eks-postgres`);
  }
  return first;
}

const mountsConfiguration = ({ spec }: Workload, configMaps: readonly ConfigMapObject[], file: string): boolean =>
  (spec.template.spec.volumes ?? []).some(({ configMap }) =>
    configMaps.some(({ metadata, data }) => metadata.name === configMap?.name && data?.[file] !== undefined),
  );

/** `num_init_children`. */
function processesOf(configMaps: readonly ConfigMapObject[]): number {
  const conf = configMaps.map(({ data }) => data?.['pgpool.conf'] ?? '').join('\n');
  const found = /^num_init_children = (\d+)$/m.exec(conf)?.[1];
  if (!found) throw new Error('pgpool.conf must say num_init_children, and does not');
  return Number(found);
}

/** Finds the parts in the output. @throws when one is missing, or there is more than one */
export function renderedDatabase(output: Output): RenderedDatabase {
  const cluster = only(
    'CloudNativePG Cluster',
    objectsOfKind<ClusterObject>(output, 'Cluster').filter(({ apiVersion }) =>
      apiVersion.startsWith('postgresql.cnpg.io/'),
    ),
  );
  const { namespace } = cluster.metadata;
  const ofNamespace = <Kind extends KubernetesObject>(kind: string): readonly Kind[] =>
    objectsOfKind<Kind>(output, kind).filter(({ metadata }) => metadata.namespace === namespace);
  const configMaps = ofNamespace<ConfigMapObject>('ConfigMap');
  const pgpool = only(
    'Deployment that mounts a pgpool.conf',
    ofNamespace<Workload>('Deployment').filter((each) => mountsConfiguration(each, configMaps, 'pgpool.conf')),
  );
  const bootstrap = only(
    'Job that mounts a bootstrap.sql',
    ofNamespace<Workload>('Job').filter((each) => mountsConfiguration(each, configMaps, 'bootstrap.sql')),
  );
  return {
    cluster,
    pgpool: {
      name: pgpool.metadata.name,
      replicas: pgpool.spec.replicas ?? 1,
      pod: pgpool.spec.template.spec,
      processes: processesOf(configMaps),
    },
    bootstrap: bootstrap.spec.template.spec,
    configMaps,
    certificates: ofNamespace<CertificateObject>('Certificate'),
    externalSecrets: ofNamespace<ExternalSecretObject>('ExternalSecret'),
  };
}

/** The host names of the certificate in a Secret. @throws when nothing declares it */
export function hostNames({ certificates }: RenderedDatabase, secret: string | undefined): readonly string[] {
  const found = certificates.find(({ spec }) => spec.secretName === secret);
  if (!found?.spec.dnsNames?.length)
    throw new Error(`the output must have a Certificate for the Secret '${secret}', and has none`);
  return found.spec.dnsNames;
}
