// Aurora PostgreSQL Serverless, a writer and two readers in three zones, beside the cluster of a plain EKS blueprint.
import {
  addons,
  DirectVpcProvider,
  EksBlueprint,
  GenericClusterProviderV2,
  GlobalResources,
} from '@aws-quickstart/eks-blueprints';
import { App, Stack } from 'aws-cdk-lib';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { EndpointAccess, KubernetesVersion } from 'aws-cdk-lib/aws-eks-v2';
import { AuroraServerlessAddOn, AuroraServerlessProvider } from 'trizone/aws';

const account = '123456789012';
const region = 'eu-west-1';
const zones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

/** Names its zones, so that the synth asks no account. */
class Network extends Stack {
  override get availabilityZones(): string[] {
    return zones;
  }
}

async function main(): Promise<void> {
  const app = new App();
  const vpc = new Vpc(new Network(app, 'orders-network', { env: { account, region } }), 'Vpc', {
    subnetConfiguration: [
      { name: 'public', subnetType: SubnetType.PUBLIC },
      { name: 'private', subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      { name: 'database', subnetType: SubnetType.PRIVATE_ISOLATED },
    ],
  });
  const port = 5433;
  const blueprint = await EksBlueprint.builder()
    .account(account)
    .region(region)
    .version(KubernetesVersion.V1_33)
    .resourceProvider(GlobalResources.Vpc, new DirectVpcProvider(vpc))
    .resourceProvider(
      'orders',
      new AuroraServerlessProvider({
        clusterIdentifier: 'orders',
        port,
        database: 'orders',
        masterUser: 'postgres',
        writerZone: zones[0],
        readerZones: zones.slice(1),
        minCapacity: 0.5,
        maxCapacity: 8,
        backupRetentionDays: 35,
      }),
    )
    .clusterProvider(
      new GenericClusterProviderV2({
        version: KubernetesVersion.V1_33,
        endpointAccess: EndpointAccess.PRIVATE,
        managedNodeGroups: [{ id: 'nodes', minSize: 3, maxSize: 6 }],
      }),
    )
    .addOns(
      new addons.EksPodIdentityAgentAddOn('v1.3.10-eksbuild.2'),
      new AuroraServerlessAddOn({ resource: 'orders', port }),
    )
    .buildAsync(app, 'orders');
  const { Resources } = app.synth().getStackByName(blueprint.stackName).template;
  const instances = Object.values<{ Type: string; Properties: Record<string, unknown> }>(Resources).filter(
    ({ Type }) => Type === 'AWS::RDS::DBInstance',
  );
  for (const { Properties } of instances) console.log(`database instance in ${Properties.AvailabilityZone}`);
}

void main();
