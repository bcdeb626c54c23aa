import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { EksAuroraScenario } from '../../../scenario';
import type { NetworkStack } from '../../network-stack';
import { buildPlatform, type Platform } from '../platform';
import { publish } from '../platform-outputs';
import { AuroraServerlessAddOn } from './aurora-serverless-add-on';
import { AuroraServerlessProvider } from './aurora-serverless-provider';

const DATABASE = 'database';

/** The cluster and Aurora beside it. */
export interface AuroraPlatform extends Platform {
  readonly database: DatabaseCluster;
  /** Closed but for the cluster and the VPN: add a rule for whoever else may connect. */
  readonly databaseSecurityGroup: ISecurityGroup;
  /** The database's master secret: made, kept and rotated by AWS. */
  readonly masterSecret: ISecret;
}

function provider({ name, database, analyst }: EksAuroraScenario, logKey: IKey): AuroraServerlessProvider {
  return new AuroraServerlessProvider({
    ...database,
    clusterIdentifier: `${name}-${DATABASE}`,
    logKey,
    allowedNetworks: analyst.vpn?.networks ?? [],
    ...(analyst.publicEndpoint ? { publicEndpoint: analyst.publicEndpoint } : {}),
  });
}

/** Builds the platform stack with Aurora. */
export async function buildAuroraPlatform(
  app: Construct,
  scenario: EksAuroraScenario,
  network: NetworkStack,
): Promise<AuroraPlatform> {
  const { port } = scenario.database;
  const { blueprint, platform } = await buildPlatform(app, scenario, network, {
    title: 'Aurora',
    resources: { [DATABASE]: provider(scenario, network.logKey) },
    addOns: [new AuroraServerlessAddOn({ resource: DATABASE, port })],
  });
  const database = blueprint.getClusterInfo().getRequiredResource<DatabaseCluster>(DATABASE);
  const [databaseSecurityGroup] = database.connections.securityGroups;
  const masterSecret = database.secret;
  if (!databaseSecurityGroup || !masterSecret) throw new Error('the database must have a security group and a secret');
  publish(blueprint, {
    WriterEndpoint: [`${database.clusterEndpoint.hostname}:${port}`, 'Follows the writer'],
    ReaderEndpoint: [`${database.clusterReadEndpoint.hostname}:${port}`, 'Spreads over the readers'],
    MasterSecretArn: [masterSecret.secretArn, "Secret with the database's master password, kept and rotated by AWS"],
  });
  return { ...platform, database, databaseSecurityGroup, masterSecret };
}
