import type { CertificateAuthority } from '../../../cluster/certificate-authority';
import type { PodSpec } from '../../rendered/pod';
import type { CertificateObject, RenderedDatabase } from '../rendered/database';

type Secret = Readonly<Record<string, string>>;

/** Stands in for cert-manager: the Secret of one certificate. */
export function certificateSecret(ca: CertificateAuthority, { spec }: CertificateObject): Secret {
  const { commonName, dnsNames = [], ipAddresses = [], usages = [] } = spec;
  const { certificate, key } = ca.issue(commonName, dnsNames, { ipAddresses, usages });
  return { 'ca.crt': ca.certificate, 'tls.crt': certificate, 'tls.key': key };
}

/** Secrets that a person makes: nobody here has a licence, so it is empty. */
const byHand = ({ containers }: PodSpec): readonly (readonly [string, Secret])[] =>
  containers
    .flatMap(({ env = [] }) => env)
    .flatMap(({ valueFrom }) => (valueFrom?.secretKeyRef ? [valueFrom.secretKeyRef] : []))
    .map(({ name, key }) => [name, { [key]: '' }] as const);

/** Every Secret that the pods of the output mount or read, by its name. */
export function makeSecrets(database: RenderedDatabase, ca: CertificateAuthority): ReadonlyMap<string, Secret> {
  return new Map([
    ...byHand(database.bootstrap),
    ...database.certificates.map((each) => [each.spec.secretName, certificateSecret(ca, each)] as const),
  ]);
}
