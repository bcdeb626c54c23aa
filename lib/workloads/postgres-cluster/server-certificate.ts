import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { certificate, type IssuerRef } from '../cert-manager';
import { type PostgresClusterIdentity, readerService, serviceNames, writerService } from './identity';

/** Secret of the certificate that all instances share. */
export const serverSecret = ({ name }: PostgresClusterIdentity): string => `${name}-tls`;

/** Properties for {@link serverCertificate}. */
export interface ServerCertificateProps extends PostgresClusterIdentity {
  readonly issuer: IssuerRef;
  /** Further host names. @default - none */
  readonly hosts?: readonly string[];
}

/**
 * Defines the certificate of the instances, valid for both Services. Instances read it again when it is renewed, because
 * its Secret is labelled so. It cannot log in: the operator keeps a CA of its own for the certificates of replication.
 *
 * @see CloudNativePG 1.30, certificates (user-provided mode)
 */
export function serverCertificate(scope: Construct, id: string, props: ServerCertificateProps): ApiObject {
  const { name, namespace, issuer, hosts = [] } = props;
  return certificate(scope, id, serverSecret(props), namespace, {
    secretName: serverSecret(props),
    secretLabels: { 'cnpg.io/reload': '' },
    issuerRef: issuer,
    commonName: name,
    durationHours: 2160,
    renewBeforeHours: 720,
    usages: ['digital signature', 'key encipherment', 'server auth'],
    rotationPolicy: 'Always',
    dnsNames: [writerService(props), readerService(props)]
      .flatMap((service) => serviceNames(props, service))
      .concat(hosts),
  });
}
