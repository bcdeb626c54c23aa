import type { DatabaseEndpoint } from '../database-endpoint';
import { pods } from '../network-policy';
import { type PostgresClusterIdentity, postgresInstances, postgresReaderHost } from '../postgres-cluster/identity';
import { postgresTrust } from '../postgres-cluster/trust';
import { PGPOOL_PORT, type PgpoolIdentity, pgpoolHost } from './identity';

/** Properties for {@link pgpoolEndpoint}. */
export interface PgpoolEndpointProps {
  readonly pgpool: PgpoolIdentity;
  readonly cluster: PostgresClusterIdentity;
  readonly database: string;
  readonly user: string;
  /** Secret of the client's namespace with the user's password, and the key of it. */
  readonly password: { readonly secret: string; readonly key: string };
}

/**
 * What a client in a namespace with a `PostgresTrust` gets: one host for every statement, and one that answers reads also
 * while there is no writer, which passes Pgpool by.
 */
export function pgpoolEndpoint({ pgpool, cluster, database, user, password }: PgpoolEndpointProps): DatabaseEndpoint {
  return {
    host: pgpoolHost(pgpool),
    readOnlyHost: postgresReaderHost(cluster),
    port: PGPOOL_PORT,
    database,
    user,
    authentication: { method: 'password', ...password, ca: postgresTrust(cluster) },
    peers: [pods(pgpool.namespace, pgpool.name), postgresInstances(cluster)],
  };
}
