import type { KubernetesObject } from '../cluster/api';
import type { ControlPlane } from '../cluster/control-plane';
import { type Output, objectsOfKind } from '../output';

/** What cert-manager makes a Secret of. */
export interface Certificate extends KubernetesObject {
  readonly spec: { readonly secretName: string };
}

interface ExternalSecret extends KubernetesObject {
  readonly spec: {
    readonly target?: { readonly name?: string };
    readonly data?: readonly { readonly secretKey: string }[];
  };
}

/** What the rehearsal made in place of somebody else. */
export interface Supplied {
  readonly what: string;
  readonly count: number;
  readonly instead: string;
}

const CONTENT = Buffer.from('supplied by the rehearsal').toString('base64');

async function secret(
  { api }: Pick<ControlPlane, 'api'>,
  namespace: string,
  name: string,
  keys: readonly string[],
): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/secrets/${name}`;
  await api.apply(path, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    data: Object.fromEntries(keys.map((key) => [key, CONTENT])),
  });
}

/** Makes the Secret of a Certificate, as cert-manager would. */
export function certificateSecret(plane: Pick<ControlPlane, 'api'>, { metadata, spec }: Certificate): Promise<void> {
  return secret(plane, metadata.namespace ?? '', spec.secretName, ['ca.crt', 'tls.crt', 'tls.key']);
}

/** Makes the Secret of every Certificate, as cert-manager would. */
export async function certificateSecrets(plane: ControlPlane, output: Output): Promise<Supplied> {
  const certificates = objectsOfKind<Certificate>(output, 'Certificate');
  for (const certificate of certificates) await certificateSecret(plane, certificate);
  return { what: 'Secrets of Certificates', count: certificates.length, instead: 'cert-manager' };
}

/** Makes the Secret of every ExternalSecret, as External Secrets would out of the cloud's store. */
export async function externalSecrets(plane: ControlPlane, output: Output): Promise<Supplied> {
  const declared = objectsOfKind<ExternalSecret>(output, 'ExternalSecret');
  for (const { metadata, spec } of declared) {
    const keys = (spec.data ?? []).map(({ secretKey }) => secretKey);
    await secret(plane, metadata.namespace ?? '', spec.target?.name ?? metadata.name, keys);
  }
  return { what: 'Secrets of ExternalSecrets', count: declared.length, instead: 'External Secrets' };
}

/** Makes the Secrets that the guide tells a person to make, as its commands say. */
export async function handMadeSecrets(plane: ControlPlane, { guide }: Output): Promise<Supplied> {
  const commands = [...guide.matchAll(/--namespace (\S+) create secret generic (\S+) --from-file=([^=\s]+)=/g)];
  // a command of the first day may stand there for a later one, too
  const wanted = new Map(
    commands.map(([command, namespace = '', name = '', key = '']) => [command, { namespace, name, key }]),
  );
  for (const { namespace, name, key } of wanted.values()) await secret(plane, namespace, name, [key]);
  return { what: 'Secrets made by hand (DEPLOY.md)', count: wanted.size, instead: 'a person' };
}
