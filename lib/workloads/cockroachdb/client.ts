import { Construct } from 'constructs';
import { certificate, type IssuerRef } from '../cert-manager';
import type { DatabaseEndpoint } from '../database-endpoint';
import { pods } from '../network-policy';
import { type CockroachDbIdentity, clientHost } from './identity';
import { SQL_PORT } from './ports';

/** Properties for {@link CockroachDbClient}. */
export interface CockroachDbClientProps {
  readonly cluster: CockroachDbIdentity;
  readonly issuer: IssuerRef;
  readonly database: string;
  /** SQL user, and common name of the certificate. */
  readonly user: string;
  /** Namespace of the pods that connect. */
  readonly namespace: string;
}

/** Secret of a user's client certificate. */
const clientSecret = (user: string): string => `${user}-database-client`;

/** The endpoint of a user whose certificate {@link CockroachDbClient} defines in the namespace of its pods. */
export function cockroachDbEndpoint(cluster: CockroachDbIdentity, database: string, user: string): DatabaseEndpoint {
  return {
    host: clientHost(cluster),
    port: SQL_PORT,
    database,
    user,
    authentication: { method: 'clientCertificate', secret: clientSecret(user) },
    peers: [pods(cluster.namespace, cluster.name)],
  };
}

/** Defines the client certificate of one SQL user in the namespace of its pods. */
export class CockroachDbClient extends Construct {
  readonly endpoint: DatabaseEndpoint;

  constructor(scope: Construct, id: string, props: CockroachDbClientProps) {
    super(scope, id);
    const { cluster, issuer, database, user, namespace } = props;
    certificate(this, 'Certificate', clientSecret(user), namespace, {
      secretName: clientSecret(user),
      issuerRef: issuer,
      commonName: user,
      durationHours: 2160,
      renewBeforeHours: 720,
      usages: ['digital signature', 'key encipherment', 'client auth'],
      rotationPolicy: 'Always',
    });
    this.endpoint = cockroachDbEndpoint(cluster, database, user);
  }
}
