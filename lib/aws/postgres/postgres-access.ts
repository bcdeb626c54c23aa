import type { EksPostgresScenario } from '../../scenario';
import {
  type DatabaseEndpoint,
  type IssuerRef,
  type PgpoolIdentity,
  type PostgresClusterIdentity,
  pgpoolEndpoint,
} from '../../workloads';

/** Key of a Secret that holds one password. */
export const PASSWORD_KEY = 'password';

/** The Secret with the password of a user, in the namespace of its pods. */
export const passwordSecretName = (user: string): string => `${user}-database`;

/** Secret of the database's namespace with every user's password, which Pgpool and the bootstrap read. */
export const PASSWORDS_SECRET = 'database-passwords';

/** Everybody who signs in to the database: the services' users and the analyst. */
export const databaseUsers = ({ database, analyst }: EksPostgresScenario): readonly string[] => [
  ...database.users.map(({ name }) => name),
  analyst.username,
];

/** Name of the database's CA and of its ClusterIssuer. */
export const issuerName = ({ database }: EksPostgresScenario): string => `${database.name}-ca`;

/** Issuer of the database's certificates. */
export const issuer = (scenario: EksPostgresScenario): IssuerRef => ({
  kind: 'ClusterIssuer',
  name: issuerName(scenario),
});

/** Where the instances are found. */
export const postgresIdentity = ({ database }: EksPostgresScenario): PostgresClusterIdentity => ({
  namespace: database.namespace,
  name: database.name,
});

/** Where Pgpool is found: in the same namespace. */
export const pgpoolIdentity = ({ database }: EksPostgresScenario): PgpoolIdentity => ({
  namespace: database.namespace,
  name: database.pgpool.name,
});

/** What a user gets of the database, in a namespace with its password and the database's certificate authority. */
export function postgresEndpoint(scenario: EksPostgresScenario, user: string): DatabaseEndpoint {
  return pgpoolEndpoint({
    pgpool: pgpoolIdentity(scenario),
    cluster: postgresIdentity(scenario),
    database: scenario.database.database,
    user,
    password: { secret: passwordSecretName(user), key: PASSWORD_KEY },
  });
}
