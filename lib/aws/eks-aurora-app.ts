import type { App } from 'aws-cdk-lib';
import type { EksAuroraScenario } from '../scenario';
import { AnalystAccess } from './aurora/analyst-access';
import { auroraServiceDatabase } from './aurora/aurora-service-database';
import { DatabaseAccess } from './aurora/database-access';
import { analystAccessEntry } from './blueprint/analyst-access-entry';
import { buildAuroraPlatform } from './blueprint/aurora/aurora-platform';
import { descheduler } from './descheduler';
import { type Acknowledged, acknowledge } from './nag/acknowledge';
import { acknowledgements } from './nag/acknowledgements';
import { AURORA_ACKNOWLEDGEMENTS } from './nag/aurora-acknowledgements';
import { NetworkStack } from './network-stack';
import { retainOnceCreated } from './retain-once-created';
import { servicesStacks } from './services-stack';

/**
 * Defines every stack of the scenario in the app, and acknowledges the findings of the security checks that the table
 * covers. The caller registers the checks (`registerSecurityChecks`) or looks at what is open.
 */
export async function eksAuroraApp(app: App, scenario: EksAuroraScenario): Promise<Acknowledged> {
  const network = new NetworkStack(app, scenario);
  const platform = await buildAuroraPlatform(app, scenario, network);
  const access = new DatabaseAccess(platform.stack, 'DatabaseAccess', { scenario, platform });
  descheduler({ scenario, platform, after: access.namespaces });
  const { role } = new AnalystAccess(platform.stack, 'Analyst', {
    scenario,
    vpc: network.vpc,
    database: platform.database,
    databaseSecurityGroup: platform.databaseSecurityGroup,
  });
  if (scenario.analyst.bastionPod) analystAccessEntry(platform, role.roleArn, scenario.analyst.bastionPod.group);
  const database = auroraServiceDatabase(scenario, platform);
  const services = servicesStacks(app, scenario, platform, database);
  const stacks = [network, platform.stack, ...services];
  retainOnceCreated(stacks);
  return acknowledge(app, stacks, acknowledgements(scenario, AURORA_ACKNOWLEDGEMENTS));
}
