// A database like the platform's, for tests of the ways to it.
import { App, type Stack } from 'aws-cdk-lib';
import { SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  DatabaseCluster,
  DatabaseClusterEngine,
} from 'aws-cdk-lib/aws-rds';
import { AnalystAccess } from '../../../lib/aws/aurora/analyst-access';
import { NetworkStack } from '../../../lib/aws/network-stack';
import { PinnedStack } from '../../../lib/aws/pinned-stack';
import type { EksAuroraScenario } from '../../../lib/scenario';
import { defaultAwsScenario } from '../../scenarios';

/** The analyst's ways in, in a stack with a database and nothing else. */
export function analystStack(change: Partial<EksAuroraScenario['analyst']> = {}): { app: App; stack: Stack } {
  const reference = defaultAwsScenario();
  const scenario = { ...reference, analyst: { ...reference.analyst, ...change } };
  const app = new App();
  const { vpc } = new NetworkStack(app, scenario);
  const { name, account, region, zones, database: plan } = scenario;
  const stack = new PinnedStack(app, `${name}-platform`, { account, region, zones });
  const databaseSecurityGroup = new SecurityGroup(stack, 'DatabaseDoor', { vpc, allowAllOutbound: false });
  const database = new DatabaseCluster(stack, 'Database', {
    engine: DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_7 }),
    vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    securityGroups: [databaseSecurityGroup],
    port: plan.port,
    writer: ClusterInstance.serverlessV2('Writer'),
  });
  new AnalystAccess(stack, 'Analyst', { scenario, vpc, database, databaseSecurityGroup });
  return { app, stack };
}
