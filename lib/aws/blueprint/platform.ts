import {
  CreateKmsKeyProvider,
  DirectVpcProvider,
  EksBlueprint,
  GlobalResources,
  getNamedResource,
} from '@aws-quickstart/eks-blueprints';
import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { KubernetesVersion } from 'aws-cdk-lib/aws-eks';
import type { Cluster, ICluster } from 'aws-cdk-lib/aws-eks-v2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct, IDependable } from 'constructs';
import type { EksAuroraScenario } from '../../scenario';
import type { NetworkStack } from '../network-stack';
import { AuroraServerlessAddOn } from './aurora/aurora-serverless-add-on';
import { AuroraServerlessProvider } from './aurora/aurora-serverless-provider';
import { chartAddOns } from './chart-add-ons';
import { coreAddOns } from './core-add-ons';
import { orderDeployment } from './deploy-order';
import { EncryptedStorageClass } from './encrypted-storage-class';
import { correctLibraryDefaults, silenceLibrary } from './library-defaults';
import { publishOutputs } from './platform-outputs';
import { VOLUME_KEY, VolumeKeyProvider } from './volume-key';
import { grantVpcCniAccess } from './vpc-cni-access';
import { ZonalClusterProvider } from './zonal-cluster-provider';

const DATABASE = 'database';

/** The cluster and the database, for what is put on them. */
export interface Platform {
  readonly stack: Stack;
  readonly cluster: ICluster;
  /** Whatever speaks to the Kubernetes API must depend on it: from then on the kubectl role may. */
  readonly kubectlReady: CfnResource;
  /** Every Helm chart: depend on it for a kind or a webhook that a chart brings. */
  readonly chartsReady: IDependable;
  readonly database: DatabaseCluster;
  /** Closed but for the cluster and the VPN: add a rule for whoever else may connect. */
  readonly databaseSecurityGroup: ISecurityGroup;
  /**
   * The database's master secret: made, kept and rotated by AWS. External Secrets may read it, and every secret named
   * `<platform>/...`, whatever its key.
   */
  readonly masterSecret: ISecret;
  /** Literal name of the cluster. */
  readonly clusterName: string;
}

function auroraProvider({ name, database, analyst }: EksAuroraScenario, logKey: IKey): AuroraServerlessProvider {
  return new AuroraServerlessProvider({
    ...database,
    clusterIdentifier: `${name}-${DATABASE}`,
    logKey,
    allowedNetworks: analyst.vpn?.networks ?? [],
    ...(analyst.publicEndpoint ? { publicEndpoint: analyst.publicEndpoint } : {}),
  });
}

/**
 * Builds the platform stack: an EKS cluster with a node group in each zone and its add-ons, and Aurora beside it.
 *
 * Asynchronous because the add-ons of EKS Blueprints are: what is synthesized before they are done lacks dependencies.
 */
export async function buildPlatform(
  app: Construct,
  scenario: EksAuroraScenario,
  network: NetworkStack,
): Promise<Platform> {
  silenceLibrary();
  const { name, account, region, zones, cluster: plan, database: auroraPlan } = scenario;
  const blueprint = await EksBlueprint.builder()
    .account(account)
    .region(region)
    .version(KubernetesVersion.of(plan.version))
    .resourceProvider(GlobalResources.Vpc, new DirectVpcProvider(network.vpc))
    .resourceProvider(
      GlobalResources.KmsKey,
      new CreateKmsKeyProvider(undefined, { description: 'Secrets of the cluster', enableKeyRotation: true }),
    )
    .resourceProvider(VOLUME_KEY, new VolumeKeyProvider())
    .resourceProvider(DATABASE, auroraProvider(scenario, network.logKey))
    .clusterProvider(
      new ZonalClusterProvider({
        cluster: plan,
        zones,
        logKey: network.logKey,
        volumeKey: getNamedResource(VOLUME_KEY) as IKey,
      }),
    )
    .addOns(
      ...coreAddOns(),
      new EncryptedStorageClass(),
      ...chartAddOns({ name, clusterName: plan.name, database: DATABASE }),
      new AuroraServerlessAddOn({ resource: DATABASE, port: auroraPlan.port }),
    )
    .buildAsync(app, `${name}-platform`, { terminationProtection: true, suppressTemplateIndentation: true });
  // the library writes its tracking id there
  blueprint.templateOptions.description = `${name}: EKS and Aurora over ${zones.join(', ')}`;
  return finish(blueprint, scenario, network.logKey);
}

/** Completes what the library has built, and hands it out. */
function finish(
  blueprint: EksBlueprint,
  { cluster: plan, database: { port } }: EksAuroraScenario,
  logKey: IKey,
): Platform {
  const info = blueprint.getClusterInfo();
  const cluster = info.clusterv2 as Cluster;
  const kubectlReady = cluster.node.findChild('KubectlReadyBarrier') as CfnResource;
  const database = info.getRequiredResource<DatabaseCluster>(DATABASE);
  const [databaseSecurityGroup] = database.connections.securityGroups;
  const masterSecret = database.secret;
  if (!databaseSecurityGroup || !masterSecret) throw new Error('the database must have a security group and a secret');
  grantVpcCniAccess(blueprint);
  correctLibraryDefaults(blueprint, logKey);
  const chartsReady = orderDeployment(blueprint, kubectlReady);
  const clusterName = plan.name;
  publishOutputs(blueprint, { clusterName, adminRole: plan.adminRoles[0] ?? '', database, port, masterSecret });
  return {
    stack: blueprint,
    cluster,
    kubectlReady,
    chartsReady,
    database,
    databaseSecurityGroup,
    masterSecret,
    clusterName,
  };
}
