import type { KubernetesObject } from '../../../cluster/api';
import { type Output, objectsOfKind } from '../../../output';
import type { ConfigMapObject } from '../../rendered/client';
import type { Container, PodSpec } from '../../rendered/pod';
import type { AdmittedNetworks } from '../machine/places';

interface Workload extends KubernetesObject {
  readonly spec: { readonly replicas?: number; readonly template: { readonly spec: MemberSpec } };
}

/** What the drill reads of the pod of a member. */
export interface MemberSpec extends PodSpec {
  readonly initContainers?: readonly Container[];
  readonly containers: readonly (Container & {
    readonly resources?: { readonly limits?: { readonly cpu?: string } };
    readonly readinessProbe?: {
      readonly httpGet: { readonly path: string };
      readonly periodSeconds: number;
      readonly failureThreshold: number;
    };
  })[];
}

/** A Certificate of cert-manager, as far as the drill needs it. */
export interface CertificateObject extends KubernetesObject {
  readonly spec: {
    readonly secretName: string;
    readonly commonName: string;
    readonly dnsNames?: readonly string[];
    readonly ipAddresses?: readonly string[];
    readonly usages?: readonly string[];
    readonly isCA?: boolean;
  };
}

interface Service extends KubernetesObject {
  readonly spec: { readonly type?: string; readonly loadBalancerSourceRanges?: readonly string[] };
}

/** Whom the bootstrap makes. */
export interface RenderedUsers {
  readonly writer: string;
  readonly reader: string;
  readonly analyst: string;
}

/** All that the output says of the database. */
export interface RenderedDatabase {
  readonly name: string;
  readonly namespace: string;
  readonly member: MemberSpec;
  readonly init: PodSpec;
  readonly bootstrap: PodSpec;
  readonly configMaps: readonly ConfigMapObject[];
  readonly certificates: readonly CertificateObject[];
  readonly networks: AdmittedNetworks;
  readonly users: RenderedUsers;
  /** Whether there is a shell for the analyst among the pods. */
  readonly bastion: boolean;
  readonly guide: string;
}

function one<Kind>(what: string, found: readonly Kind[]): Kind {
  const [first, second] = found;
  if (first === undefined || second !== undefined) {
    throw new Error(`the output must have one ${what}, and has ${found.length}: the drill is written for CockroachDB`);
  }
  return first;
}

/** The file of the bootstrap. */
export const BOOTSTRAP = 'bootstrap.sql';

function firstMatch(text: string, pattern: RegExp, what: string): string {
  const found = pattern.exec(text)?.[1];
  if (!found) throw new Error(`${BOOTSTRAP} must ${what}, and does not`);
  return found;
}

/** By what the bootstrap gives to each. */
function usersOf(sql: string): RenderedUsers {
  const analyst = firstMatch(sql, /ALTER ROLE "([^"]+)" SET default_transaction_read_only/, 'have an analyst');
  const all = [...sql.matchAll(/^CREATE USER IF NOT EXISTS "([^"]+)";$/gm)].map(([, name = '']) => name);
  const writer = firstMatch(sql, /GRANT CREATE ON SCHEMA public TO "([^"]+)"/, 'have a user that writes');
  const reader = all.find((name) => name !== analyst && !sql.includes(`GRANT CREATE ON SCHEMA public TO "${name}"`));
  if (!reader) throw new Error(`${BOOTSTRAP} must have a user that reads, and has ${all.join(', ')}`);
  return { writer, reader, analyst };
}

const cockroach = ({ containers }: PodSpec): boolean => containers[0]?.command?.[0]?.endsWith('/cockroach') ?? false;

/** Finds the parts in the output. @throws when one is missing, or there is more than one */
export function renderedDatabase(output: Output): RenderedDatabase {
  const set = one(
    'StatefulSet of CockroachDB',
    objectsOfKind<Workload>(output, 'StatefulSet').filter(({ spec }) => cockroach(spec.template.spec)),
  );
  const { name, namespace = '' } = set.metadata;
  const ofNamespace = <Kind extends KubernetesObject>(kind: string): readonly Kind[] =>
    objectsOfKind<Kind>(output, kind).filter(({ metadata }) => metadata.namespace === namespace);
  const configMaps = ofNamespace<ConfigMapObject>('ConfigMap');
  const job = (container: string): PodSpec =>
    one(
      `Job with the container '${container}'`,
      ofNamespace<Workload>('Job').filter(({ spec }) => spec.template.spec.containers[0]?.name === container),
    ).spec.template.spec;
  const sql = configMaps.find(({ data }) => data?.[BOOTSTRAP])?.data?.[BOOTSTRAP] ?? '';
  const balancers = ofNamespace<Service>('Service').filter(({ spec }) => spec.type === 'LoadBalancer');
  const ranges = (scheme: string): string | undefined =>
    balancers.find(({ metadata }) => metadata.name.endsWith(`-${scheme}`))?.spec.loadBalancerSourceRanges?.[0];
  const [office, vpn] = [ranges('external'), ranges('internal')];
  const users = usersOf(sql);
  return {
    name,
    namespace,
    member: set.spec.template.spec,
    init: job('init'),
    bootstrap: job('sql'),
    configMaps,
    certificates: objectsOfKind<CertificateObject>(output, 'Certificate').filter(({ spec }) => !spec.isCA),
    networks: {
      pods: firstMatch(sql, /^host all root (\S+) cert$/m, 'admit root from the network of the pods'),
      ...(office ? { office } : {}),
      ...(vpn ? { vpn } : {}),
    },
    users,
    bastion: ['StatefulSet', 'Deployment'].some((kind) =>
      objectsOfKind<Workload>(output, kind).some(({ spec }) =>
        spec.template.spec.containers.some(({ env = [] }) =>
          env.some((variable) => variable.name === 'PGUSER' && variable.value === users.analyst),
        ),
      ),
    ),
    guide: output.guide,
  };
}
