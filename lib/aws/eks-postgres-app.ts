import type { App } from 'aws-cdk-lib';
import type { EksPostgresScenario } from '../scenario';
import { ClusterAnalyst } from './analyst/cluster-analyst';
import { bastionPods } from './bastion-pods';
import { buildPostgresPlatform } from './blueprint/postgres/postgres-platform';
import { descheduler } from './descheduler';
import { type Acknowledged, acknowledge } from './nag/acknowledge';
import { acknowledgements } from './nag/acknowledgements';
import { POSTGRES_ACKNOWLEDGEMENTS } from './nag/postgres-acknowledgements';
import { NetworkStack } from './network-stack';
import { postgresEndpoint } from './postgres/postgres-access';
import { postgresServiceDatabase } from './postgres/postgres-service-database';
import { retainOnceCreated } from './retain-once-created';
import { servicesStacks } from './services-stack';

/**
 * Defines every stack of the scenario in the app, and acknowledges the findings of the security checks that the table
 * covers. `pgpoolDirectory` holds the Dockerfile of Pgpool-II, for a scenario that names no image of it.
 */
export async function eksPostgresApp(
  app: App,
  scenario: EksPostgresScenario,
  pgpoolDirectory: string,
): Promise<Acknowledged> {
  const network = new NetworkStack(app, scenario);
  const platform = await buildPostgresPlatform(app, scenario, network, pgpoolDirectory);
  const { namespaces } = platform.database;
  descheduler({ scenario, platform, namespaces: [scenario.database.namespace], after: namespaces });
  const { username, bastionPod } = scenario.analyst;
  new ClusterAnalyst(platform.stack, 'Analyst', {
    scenario,
    platform,
    password: platform.database.passwords.reference(username),
  });
  if (bastionPod) {
    const database = postgresEndpoint(scenario, username);
    const pods = bastionPods(platform.stack, 'Bastion', { scenario, access: platform, bastion: bastionPod, database });
    pods.node.addDependency(platform.database);
  }
  const database = postgresServiceDatabase(scenario);
  const services = servicesStacks(app, scenario, platform, database);
  const stacks = [network, platform.stack, ...services];
  retainOnceCreated(stacks);
  return acknowledge(app, stacks, acknowledgements(scenario, POSTGRES_ACKNOWLEDGEMENTS));
}
