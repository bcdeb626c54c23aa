import { randomBytes } from 'node:crypto';
import type { CertificateAuthority } from '../../../cluster/certificate-authority';
import { randomStore } from '../../../stand-ins/target-secret';
import type { RenderedDatabase } from '../rendered/database';

/** What a Secret holds, by its name. */
export type Secrets = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** A password that nobody knows: it lives as long as the drill. */
const password = (): string => randomBytes(18).toString('base64url');

/**
 * Stands in for all who make Secrets: cert-manager for the certificates, External Secrets for the passwords of Secrets
 * Manager, and the operator for the password of the database's owner.
 */
export function makeSecrets(
  database: RenderedDatabase,
  ca: Pick<CertificateAuthority, 'certificate' | 'issue'>,
): Secrets {
  const value = randomStore();
  const { metadata, spec } = database.cluster;
  const { owner = 'app', secret } = spec.bootstrap?.initdb ?? {};
  return new Map([
    ...database.certificates.map(({ spec: { secretName, commonName = secretName, dnsNames } }) => {
      const { certificate, key } = ca.issue(commonName, dnsNames);
      return [secretName, { 'ca.crt': ca.certificate, 'tls.crt': certificate, 'tls.key': key }] as const;
    }),
    ...database.externalSecrets.map(({ metadata: { name }, spec: { target, data = [] } }) => {
      const entries = data.map(({ secretKey, remoteRef }) => [
        secretKey,
        value(remoteRef.key, remoteRef.property ?? ''),
      ]);
      return [target?.name ?? name, Object.fromEntries(entries) as Record<string, string>] as const;
    }),
    [secret?.name ?? `${metadata.name}-app`, { username: owner, password: password() }] as const,
  ]);
}
