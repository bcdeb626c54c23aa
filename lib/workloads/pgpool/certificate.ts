import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { certificate, type IssuerRef } from '../cert-manager';
import { serviceNames } from '../postgres-cluster/identity';
import type { PgpoolIdentity } from './identity';

/** Secret of the certificate that all pods of Pgpool share. */
export const pgpoolSecret = ({ name }: PgpoolIdentity): string => `${name}-tls`;

/** Properties for {@link pgpoolCertificate}. */
export interface PgpoolCertificateProps extends PgpoolIdentity {
  /** Signs the certificate; the same CA as the server's, which Pgpool trusts in turn. */
  readonly issuer: IssuerRef;
  /** Further host names of the certificate: those of the load balancers. @default - none */
  readonly hosts?: readonly string[];
  /** Addresses of the load balancers. @default - none */
  readonly addresses?: readonly string[];
}

/**
 * Defines the certificate of Pgpool, valid for every name and address by which it is reached.
 *
 * Pgpool reads it at its start and never again. So it lives for a year and is renewed four months before its end, within
 * which the pods must be replaced once: every change of the image or of the configuration does, and so does
 * `kubectl rollout restart deployment/<name>`, one pod at a time and none missing. A reload of all pods at once, as soon
 * as the Secret changes, would end every session of every zone together.
 *
 * @see https://www.pgpool.net/docs/46/en/html/runtime-ssl.html (Pgpool-II 4.6: ssl_cert needs a restart)
 */
export function pgpoolCertificate(scope: Construct, id: string, props: PgpoolCertificateProps): ApiObject {
  const { name, namespace, issuer, hosts = [], addresses = [] } = props;
  return certificate(scope, id, pgpoolSecret(props), namespace, {
    secretName: pgpoolSecret(props),
    issuerRef: issuer,
    commonName: name,
    durationHours: 8760,
    renewBeforeHours: 2880,
    usages: ['digital signature', 'key encipherment', 'server auth'],
    rotationPolicy: 'Always',
    dnsNames: [...serviceNames(props, name), ...hosts],
    ...(addresses.length > 0 ? { ipAddresses: addresses } : {}),
  });
}
