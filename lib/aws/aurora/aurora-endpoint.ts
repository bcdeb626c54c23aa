import type { EksAuroraScenario } from '../../scenario';
import { type CertificateSource, type DatabaseAuthentication, type DatabaseEndpoint, network } from '../../workloads';
import type { AuroraPlatform } from '../blueprint/aurora/aurora-platform';

/** The ConfigMap with the certificates of RDS, in every namespace that connects. */
export const DATABASE_CA: CertificateSource = { kind: 'ConfigMap', name: 'database-ca' };

/** Key of a Secret that holds one password. */
export const PASSWORD_KEY = 'password';

/** The Secret with the password of a service's user, in the namespace of the services. */
export const passwordSecretName = (user: string): string => `${user}-database`;

/** The database's address, and the subnets that the writer and the readers are in. */
export function auroraServer(
  { database: { port } }: EksAuroraScenario,
  { cluster, database }: Pick<AuroraPlatform, 'cluster' | 'database'>,
): Pick<DatabaseEndpoint, 'host' | 'readOnlyHost' | 'port' | 'peers'> & { readonly readOnlyHost: string } {
  return {
    host: database.clusterEndpoint.hostname,
    readOnlyHost: database.clusterReadEndpoint.hostname,
    port,
    // inside of the VPC even a public endpoint resolves to its private address
    peers: cluster.vpc.isolatedSubnets.map(({ ipv4CidrBlock }) => network(ipv4CidrBlock)),
  };
}

/** What a service's user gets of the database. */
export function auroraEndpoint(
  scenario: EksAuroraScenario,
  platform: Pick<AuroraPlatform, 'cluster' | 'database'>,
  user: { readonly name: string; readonly authentication: 'identity' | 'password' },
): DatabaseEndpoint {
  const byIdentity: DatabaseAuthentication = { method: 'iamToken', region: scenario.region, ca: DATABASE_CA };
  return {
    ...auroraServer(scenario, platform),
    database: scenario.database.database,
    user: user.name,
    authentication:
      user.authentication === 'identity'
        ? byIdentity
        : { method: 'password', secret: passwordSecretName(user.name), key: PASSWORD_KEY, ca: DATABASE_CA },
  };
}
