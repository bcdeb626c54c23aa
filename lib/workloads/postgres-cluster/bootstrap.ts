import type { PostgresBootstrapJobProps } from '../postgres/bootstrap-job';
import type { PostgresBootstrapProps, PostgresUser } from '../postgres/bootstrap-sql';
import {
  OWNER,
  ownerSecret,
  POSTGRES_PORT,
  type PostgresClusterIdentity,
  postgresInstances,
  postgresWriterHost,
} from './identity';
import { postgresTrust } from './trust';

/** Properties for {@link postgresClusterBootstrap}. */
export interface PostgresClusterBootstrapProps {
  readonly cluster: PostgresClusterIdentity;
  readonly database: string;
  /** Users of the services. */
  readonly users: readonly Omit<PostgresUser, 'authentication'>[];
  readonly analyst: Omit<PostgresBootstrapProps['analyst'], 'authentication'>;
  /** Image with psql, and the user that it runs as. */
  readonly image: string;
  readonly user: number;
  /** Secret of the cluster's namespace with the password of each user, the analyst's too, under the user's name. */
  readonly passwordSecret: string;
}

/**
 * What the bootstrap of a cluster does: it is the one way in which roles, passwords and rights come about, for users of
 * the first day and of later ones. CloudNativePG's managed roles are not used beside it: they belong to the superuser, so
 * the owner could not grant rights on the tables that they create, and they know no settings such as a timeout.
 */
export function postgresClusterBootstrap(props: PostgresClusterBootstrapProps): PostgresBootstrapJobProps {
  const { cluster, database, users, analyst, image, user, passwordSecret } = props;
  return {
    name: cluster.name,
    namespace: cluster.namespace,
    image,
    user,
    server: { host: postgresWriterHost(cluster), port: POSTGRES_PORT, peers: [postgresInstances(cluster)] },
    database,
    admin: { username: OWNER, secret: ownerSecret(cluster), key: 'password' },
    ca: postgresTrust(cluster),
    users: users.map(({ name, access }) => ({ name, access, authentication: 'password' })),
    analyst: { ...analyst, authentication: 'password' },
    passwordSecret,
  };
}
