import type { KubernetesObject } from '../cluster/api';
import type { ControlPlane } from '../cluster/control-plane';
import { type Output, objectsOfKind } from '../output';
import { handMadeSecretsOf } from './hand-made-secret';
import { type Secret, secretOf } from './secret';
import { type ExternalSecret, targetSecret } from './target-secret';

/** What cert-manager makes a Secret of. */
export interface Certificate extends KubernetesObject {
  readonly spec: { readonly secretName: string };
}

/** What the rehearsal made in place of somebody else. */
export interface Supplied {
  readonly what: string;
  readonly count: number;
  readonly instead: string;
}

/** No pod runs here, so nobody reads it. */
const CONTENT = 'supplied by the rehearsal';

async function make({ api }: Pick<ControlPlane, 'api'>, secret: Secret): Promise<void> {
  const { name, namespace } = secret.metadata;
  await api.apply(`/api/v1/namespaces/${namespace}/secrets/${name}`, secret);
}

/** Makes the Secret of a Certificate, as cert-manager would. */
export function certificateSecret(plane: Pick<ControlPlane, 'api'>, { metadata, spec }: Certificate): Promise<void> {
  const values = { 'ca.crt': CONTENT, 'tls.crt': CONTENT, 'tls.key': CONTENT };
  return make(plane, secretOf(metadata.namespace ?? '', spec.secretName, values));
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
  const secrets = declared.map((each) => targetSecret(each, () => CONTENT));
  for (const each of secrets) await make(plane, each);
  return { what: 'Secrets of ExternalSecrets', count: declared.length, instead: 'External Secrets' };
}

/** Makes the Secrets that the guide tells a person to make, as its commands say. */
export async function handMadeSecrets(plane: ControlPlane, { guide }: Output): Promise<Supplied> {
  const secrets = handMadeSecretsOf(guide, () => CONTENT);
  for (const each of secrets) await make(plane, each);
  return { what: 'Secrets made by hand (DEPLOY.md)', count: secrets.length, instead: 'a person' };
}
