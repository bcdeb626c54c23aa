import type { EksAuroraScenario } from '../../scenario';
import type { AuroraPlatform } from '../blueprint/aurora/aurora-platform';
import { externalSecret } from '../external-secret';
import { remotePasswordName } from '../generated-passwords';
import type { ServiceDatabase } from '../service-database';
import { auroraEndpoint, PASSWORD_KEY, passwordSecretName } from './aurora-endpoint';
import { databaseUserRole } from './database-user-role';

/** Aurora for the services: a user signs in with a token of its own identity, or with a password. */
export function auroraServiceDatabase(
  scenario: EksAuroraScenario,
  platform: Pick<AuroraPlatform, 'cluster' | 'database' | 'clusterName'>,
): ServiceDatabase {
  const { servicesNamespace: namespace } = scenario;
  return {
    endpoint: (user) => auroraEndpoint(scenario, platform, user),
    defineCredentials(chart, { name, authentication }) {
      if (authentication !== 'password') return;
      externalSecret(chart, 'Password', { name: passwordSecretName(name), namespace }, [
        { key: PASSWORD_KEY, remote: remotePasswordName(scenario, name) },
      ]);
    },
    defineIdentity: (scope, serviceAccount, { name: user, authentication }) =>
      authentication === 'identity'
        ? databaseUserRole(scope, 'Identity', { platform, namespace, serviceAccount, user })
        : undefined,
  };
}
