import type { EksCockroachDbScenario } from '../../scenario';
import { CockroachDbClient, type CockroachDbIdentity, cockroachDbEndpoint, type IssuerRef } from '../../workloads';
import type { ServiceDatabase } from '../service-database';

/** Where the members are found. */
export const cockroachDbIdentity = ({ database }: EksCockroachDbScenario): CockroachDbIdentity => ({
  namespace: database.namespace,
  name: database.name,
});

/** The issuer of the database's CA. */
export const cockroachDbIssuer = ({ database }: EksCockroachDbScenario): IssuerRef => ({
  kind: 'ClusterIssuer',
  name: `${database.name}-ca`,
});

/** Everything by which a user of a namespace gets its certificate. */
export const cockroachDbClient = (scenario: EksCockroachDbScenario, namespace: string, user: string) => ({
  cluster: cockroachDbIdentity(scenario),
  issuer: cockroachDbIssuer(scenario),
  database: scenario.database.database,
  namespace,
  user,
});

/** CockroachDB for the services: a user signs in with a certificate of its own. */
export function cockroachDbServiceDatabase(scenario: EksCockroachDbScenario): ServiceDatabase {
  const { database, servicesNamespace } = scenario;
  return {
    endpoint: ({ name }) => cockroachDbEndpoint(cockroachDbIdentity(scenario), database.database, name),
    defineCredentials(chart, { name }) {
      new CockroachDbClient(chart, 'DatabaseClient', cockroachDbClient(scenario, servicesNamespace, name));
    },
  };
}
