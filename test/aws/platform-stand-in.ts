// A small platform in place of the blueprint's: real constructs of the CDK, as far as the services and the database's
// access look at them.
import { KubectlV35Layer } from '@aws-cdk/lambda-layer-kubectl-v35';
import { App, CfnResource } from 'aws-cdk-lib';
import { IpAddresses, type IVpc, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, DefaultCapacityType, KubernetesVersion } from 'aws-cdk-lib/aws-eks-v2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
} from 'aws-cdk-lib/aws-rds';
import { DependencyGroup } from 'constructs';
import type { AuroraPlatform } from '../../lib/aws/blueprint/aurora/aurora-platform';
import { PinnedStack } from '../../lib/aws/pinned-stack';
import type { EksAuroraScenario } from '../../lib/scenario';

import { WITHOUT_ASSETS } from './without-assets';

export interface StandIn {
  readonly app: App;
  readonly vpc: IVpc;
  readonly platform: Omit<AuroraPlatform, 'databaseSecurityGroup'>;
}

export function platformStandIn({ name, account, region, zones, network, database }: EksAuroraScenario): StandIn {
  const app = new App({ context: WITHOUT_ASSETS });
  const networkStack = new PinnedStack(app, `${name}-network`, { account, region, zones });
  const vpc = new Vpc(networkStack, 'Vpc', {
    availabilityZones: [...zones],
    subnetConfiguration: [
      { name: 'public', subnetType: SubnetType.PUBLIC, cidrMask: 24 },
      { name: 'private', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      { name: 'database', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
    ],
    ipAddresses: IpAddresses.cidr(network.cidr),
  });
  const stack = new PinnedStack(app, `${name}-platform`, { account, region, zones });
  const cluster = new Cluster(stack, 'Cluster', {
    vpc,
    version: KubernetesVersion.V1_34,
    defaultCapacityType: DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    kubectlProviderOptions: { kubectlLayer: new KubectlV35Layer(stack, 'Kubectl') },
  });
  const aurora = new DatabaseCluster(stack, 'Aurora', {
    engine: DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_7 }),
    vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    writer: ClusterInstance.serverlessV2('Writer'),
    port: database.port,
    manageMasterUserPassword: true,
    credentials: Credentials.fromUsername(database.masterUser),
  });
  if (!aurora.secret) throw new Error('the database of the stand-in has no secret');
  return {
    app,
    vpc,
    platform: {
      stack,
      cluster,
      kubectlReady: new CfnResource(stack, 'Ready', { type: 'Test::Barrier::Resource' }),
      chartsReady: new DependencyGroup(new CfnResource(stack, 'Charts', { type: 'Test::Charts::Resource' })),
      database: aurora,
      masterSecret: aurora.secret,
      clusterName: name,
      volumeKey: new Key(stack, 'VolumeKey'),
      secretsReader: new Role(stack, 'SecretsReader', { assumedBy: new ServicePrincipal('pods.eks.amazonaws.com') }),
    },
  };
}
