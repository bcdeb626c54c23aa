import { type App, Validations } from 'aws-cdk-lib';
import type { EksAuroraScenario } from '../scenario';
import { AnalystAccess } from './analyst/analyst-access';
import { analystAccessEntry } from './blueprint/analyst-access-entry';
import { buildPlatform } from './blueprint/platform';
import { DatabaseAccess } from './database-access';
import { type Acknowledged, acknowledge } from './nag/acknowledge';
import { acknowledgements } from './nag/acknowledgements';
import { securityChecks } from './nag/security-checks';
import { NetworkStack } from './network-stack';
import { ServicesStack } from './services-stack';

/**
 * Defines every stack of the scenario in the app, and acknowledges the findings of the security checks that the table
 * covers. The caller registers the checks ({@link registerSecurityChecks}) or looks at what is open.
 */
export async function eksAuroraApp(app: App, scenario: EksAuroraScenario): Promise<Acknowledged> {
  const network = new NetworkStack(app, scenario);
  const platform = await buildPlatform(app, scenario, network);
  new DatabaseAccess(platform.stack, 'DatabaseAccess', { scenario, platform });
  const { role } = new AnalystAccess(platform.stack, 'Analyst', {
    scenario,
    vpc: network.vpc,
    database: platform.database,
    databaseSecurityGroup: platform.databaseSecurityGroup,
  });
  if (scenario.analyst.bastionPod) analystAccessEntry(platform, role.roleArn, scenario.analyst.bastionPod.group);
  for (const group of scenario.serviceStacks) new ServicesStack(app, scenario, platform, group);
  return acknowledge(app, acknowledgements(scenario));
}

/** Lets `cdk synth` and `cdk deploy` fail on a finding that is open when the templates are complete. */
export function registerSecurityChecks(app: App): void {
  Validations.of(app).addPlugins(...securityChecks(app));
}
