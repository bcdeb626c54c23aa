import { Construct } from 'constructs';
import { certificate, type IssuerRef } from '../cert-manager';
import type { AllowedCertificate } from '../certificate-authority';
import type { CertificateSource } from '../database-endpoint';
import type { PostgresClusterIdentity } from './identity';

const trustName = ({ name }: Pick<PostgresClusterIdentity, 'name'>): string => `${name}-trust`;

/** Where the clients of a namespace find the certificate of the database's CA. */
export const postgresTrust = (cluster: PostgresClusterIdentity): CertificateSource => ({
  kind: 'Secret',
  name: trustName(cluster),
});

/** Properties for {@link PostgresTrust}. */
export interface PostgresTrustProps {
  readonly cluster: PostgresClusterIdentity;
  readonly issuer: IssuerRef;
  /** Namespace of the clients. */
  readonly namespace: string;
}

/**
 * Defines the Secret of a namespace by which its clients know the database: `ca.crt`, which is the same for PostgreSQL and
 * for Pgpool. cert-manager writes it beside a certificate, so there is one, which proves nothing: it is not for servers,
 * has no host name, and no line of `pg_hba.conf` admits a user by it.
 *
 * The CA keeps its key over its own renewals, so what it signed stays valid. To replace the key, put the new certificate
 * beside the old one in every client first, then let all certificates be issued again.
 */
export class PostgresTrust extends Construct {
  constructor(scope: Construct, id: string, { cluster, issuer, namespace }: PostgresTrustProps) {
    super(scope, id);
    certificate(this, 'Certificate', trustName(cluster), namespace, {
      secretName: trustName(cluster),
      issuerRef: issuer,
      commonName: trustName(cluster),
      durationHours: 2160,
      renewBeforeHours: 720,
      usages: ['digital signature', 'client auth'],
      rotationPolicy: 'Always',
    });
  }
}

/** Properties for {@link postgresCertificates}. */
export interface PostgresCertificatesProps {
  readonly cluster: PostgresClusterIdentity;
  readonly pgpool: PostgresClusterIdentity;
  /** Namespaces of clients. */
  readonly clientNamespaces: readonly string[];
}

/** Every certificate that the CA of a cluster may sign. */
export function postgresCertificates(props: PostgresCertificatesProps): readonly AllowedCertificate[] {
  const { cluster, pgpool, clientNamespaces } = props;
  return [
    { namespace: cluster.namespace, commonName: cluster.name, server: true },
    { namespace: pgpool.namespace, commonName: pgpool.name, server: true },
    ...[...new Set([cluster.namespace, ...clientNamespaces])].map((namespace) => ({
      namespace,
      commonName: trustName(cluster),
    })),
  ];
}
