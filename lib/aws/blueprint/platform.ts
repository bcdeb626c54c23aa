import {
  type ClusterAddOn,
  CreateKmsKeyProvider,
  DirectVpcProvider,
  EksBlueprint,
  GlobalResources,
  getNamedResource,
  type ResourceProvider,
} from '@aws-quickstart/eks-blueprints';
import type { Stack } from 'aws-cdk-lib';
import { KubernetesVersion } from 'aws-cdk-lib/aws-eks';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct, IDependable } from 'constructs';
import type { EksScenario } from '../../scenario';
import type { NetworkStack } from '../network-stack';
import { admitVpn } from './admit-vpn';
import { chartAddOns } from './chart-add-ons';
import { type ClusterAccess, clusterAccess } from './cluster-access';
import { acceptCoreAddOnFindings, coreAddOns } from './core-add-ons';
import { orderDeployment } from './deploy-order';
import { EncryptedStorageClass } from './encrypted-storage-class';
import { correctLibraryDefaults, silenceLibrary } from './library-defaults';
import { publishOutputs } from './platform-outputs';
import { keepUndeliveredEvents } from './undelivered-events';
import { VOLUME_KEY, VolumeKeyProvider } from './volume-key';
import { grantVpcCniAccess } from './vpc-cni-access';
import { ZonalClusterProvider } from './zonal-cluster-provider';

/** The cluster, for what is put on it. */
export interface Platform extends ClusterAccess {
  readonly stack: Stack;
  /** Every Helm chart: depend on it for a kind or a webhook that a chart brings. */
  readonly chartsReady: IDependable;
}

/** The database of a platform, as EKS Blueprints takes it. */
export interface PlatformDatabase {
  /** Its name in the description of the stack. */
  readonly title: string;
  /** What add-ons find by its name. @default - nothing */
  readonly resources?: Readonly<Record<string, ResourceProvider>>;
  /** Added after all others. */
  readonly addOns: readonly ClusterAddOn[];
}

/** A platform and what the blueprint knows of it. */
export interface BuiltPlatform {
  readonly platform: Platform;
  readonly blueprint: EksBlueprint;
}

/**
 * Builds the platform stack: an EKS cluster with node groups in each zone and its add-ons, and the database.
 *
 * Asynchronous because the add-ons of EKS Blueprints are: what is synthesized before they are done lacks dependencies.
 */
export async function buildPlatform(
  app: Construct,
  scenario: EksScenario,
  network: NetworkStack,
  { title, resources = {}, addOns }: PlatformDatabase,
): Promise<BuiltPlatform> {
  silenceLibrary();
  const { name, account, region, zones, cluster } = scenario;
  const volumeKey = getNamedResource(VOLUME_KEY) as IKey;
  const builder = EksBlueprint.builder()
    .account(account)
    .region(region)
    .version(KubernetesVersion.of(cluster.version))
    .resourceProvider(GlobalResources.Vpc, new DirectVpcProvider(network.vpc))
    .resourceProvider(
      GlobalResources.KmsKey,
      new CreateKmsKeyProvider(undefined, { description: 'Secrets of the cluster', enableKeyRotation: true }),
    )
    .resourceProvider(VOLUME_KEY, new VolumeKeyProvider());
  for (const [resource, provider] of Object.entries(resources)) builder.resourceProvider(resource, provider);
  const blueprint = await builder
    .clusterProvider(new ZonalClusterProvider({ cluster, zones, logKey: network.logKey, volumeKey }))
    .addOns(...coreAddOns(cluster.name), new EncryptedStorageClass(), ...chartAddOns(cluster), ...addOns)
    .buildAsync(app, `${name}-platform`, { terminationProtection: true, suppressTemplateIndentation: true });
  // the library writes its tracking id there
  blueprint.templateOptions.description = `${name}: EKS and ${title} over ${zones.join(', ')}`;
  return { blueprint, platform: finish(blueprint, scenario, network.logKey) };
}

/** Completes what the library has built, and hands it out. */
function finish(blueprint: EksBlueprint, { cluster: plan, analyst }: EksScenario, logKey: IKey): Platform {
  const access = clusterAccess(blueprint.getClusterInfo(), plan.name);
  admitVpn(access.cluster, analyst.vpn?.networks ?? []);
  grantVpcCniAccess(blueprint, access);
  correctLibraryDefaults(blueprint, logKey);
  keepUndeliveredEvents(blueprint);
  acceptCoreAddOnFindings(blueprint);
  const chartsReady = orderDeployment(blueprint, access.kubectlReady);
  publishOutputs(blueprint, { clusterName: plan.name, adminRole: plan.adminRoles[0] ?? '' });
  return { ...access, stack: blueprint, chartsReady };
}
