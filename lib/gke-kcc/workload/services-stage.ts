import type { Chart } from 'cdk8s';
import { callsOf, type GkeCockroachDbScenario, type ServicePlan } from '../../scenario';
import { CockroachDbClient, type DatabaseEndpoint, ZoneSpreadService } from '../../workloads';
import { sharedEdgeName } from '../names';
import type { RequiredSecret, Stage } from '../stage';
import { identity, issuerName } from './database-access';
import { gkeProfile } from './gke-profile';
import { frontendConfig } from './ingress-kinds';

function databaseEndpoint(
  file: Chart,
  scenario: GkeCockroachDbScenario,
  service: ServicePlan,
): DatabaseEndpoint | undefined {
  if (!service.databaseUser) return undefined;
  const client = new CockroachDbClient(file, 'DatabaseClient', {
    cluster: identity(scenario),
    issuer: { kind: 'ClusterIssuer', name: issuerName(scenario) },
    database: scenario.database.database,
    user: service.databaseUser.name,
    namespace: scenario.servicesNamespace,
  });
  return client.endpoint;
}

/** The Secrets that the services' own variables come from, each key once. */
function requiredSecrets({
  services,
  servicesNamespace: namespace,
}: GkeCockroachDbScenario): readonly RequiredSecret[] {
  const found = services.flatMap(({ name: service, secretEnv }) =>
    Object.entries(secretEnv).map(([variable, { secret, key }]) => ({
      namespace,
      name: secret,
      key,
      content: `the value of ${variable} of ${service}`,
    })),
  );
  return [...new Map(found.map((entry) => [`${entry.name}/${entry.key}`, entry])).values()];
}

/** The services, one file each, and what their Ingresses share. */
export function servicesStage(scenario: GkeCockroachDbScenario): Stage {
  const { services, servicesNamespace: namespace } = scenario;
  const profile = gkeProfile(scenario);
  const calls = callsOf(services);
  return {
    directory: '50-services',
    title: 'the services, each with a replica in every zone, a Service, an Ingress and an autoscaler',
    secrets: requiredSecrets(scenario),
    define(chart) {
      const shared = sharedEdgeName(scenario);
      frontendConfig(chart('edge'), shared, namespace, shared);
      for (const service of services) {
        const file = chart(`service-${service.name}`);
        const database = databaseEndpoint(file, scenario, service);
        new ZoneSpreadService(file, 'Service', {
          ...service,
          namespace,
          calls: calls.get(service.name) ?? [],
          ...(database ? { database } : {}),
          profile,
        });
      }
    },
    wait: [`wait --namespace ${namespace} --for=condition=Available --timeout=15m deployment --all`],
  };
}
