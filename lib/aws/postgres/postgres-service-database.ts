import type { EksPostgresScenario } from '../../scenario';
import { externalSecret } from '../external-secret';
import { remotePasswordName } from '../generated-passwords';
import type { ServiceDatabase } from '../service-database';
import { PASSWORD_KEY, passwordSecretName, postgresEndpoint } from './postgres-access';

/** PostgreSQL behind Pgpool for the services: a user signs in with a password from Secrets Manager. */
export function postgresServiceDatabase(scenario: EksPostgresScenario): ServiceDatabase {
  const { servicesNamespace: namespace } = scenario;
  return {
    endpoint: ({ name }) => postgresEndpoint(scenario, name),
    defineCredentials(chart, { name }) {
      externalSecret(chart, 'Password', { name: passwordSecretName(name), namespace }, [
        { key: PASSWORD_KEY, remote: remotePasswordName(scenario, name) },
      ]);
    },
  };
}
