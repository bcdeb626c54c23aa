import type { ClusterInfo, ClusterProvider } from '@aws-quickstart/eks-blueprints';
import { RemovalPolicy } from 'aws-cdk-lib';
import { type IVpc, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { CfnCluster, CfnNodegroup } from 'aws-cdk-lib/aws-eks';
import {
  type Cluster,
  ClusterLoggingTypes,
  DefaultCapacityType,
  EndpointAccess,
  KubernetesVersion,
} from 'aws-cdk-lib/aws-eks-v2';
import { Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { EksClusterPlan } from '../../scenario';
import { orderNodeGroupUpdates } from './node-group-updates';
import { nodeGroups } from './node-groups';
import { PodIdentityClusterProvider } from './pod-identity-cluster';

/** Properties for {@link ZonalClusterProvider}. */
export interface ZonalClusterProviderProps {
  readonly cluster: EksClusterPlan;
  /** Zones, e.g. `eu-west-1a`: a node group of each kind in each. */
  readonly zones: readonly string[];
  /** Key of the log group of the control plane. */
  readonly logKey: IKey;
  /** Key of the nodes' disks. */
  readonly volumeKey: IKey;
}

/**
 * Provides a cluster with node groups in each zone.
 *
 * Says everything about which the library has an opinion that we do not share: it opens the API to the internet, turns on
 * Auto Mode, and makes an administrator whom the whole account may become.
 */
export class ZonalClusterProvider implements ClusterProvider {
  private readonly props: ZonalClusterProviderProps;

  constructor(props: ZonalClusterProviderProps) {
    this.props = props;
  }

  /** Defines the cluster and its node groups. */
  createCluster(scope: Construct, vpc: IVpc, secretsEncryptionKey?: IKey): ClusterInfo {
    const { cluster: plan, zones, logKey, volumeKey } = this.props;
    const [firstAdmin, ...otherAdmins] = plan.adminRoles;
    if (!firstAdmin)
      throw new Error("'adminRoles' must name at least one IAM role, got none: nobody could administer it");
    const provider = new PodIdentityClusterProvider({
      clusterName: plan.name,
      version: KubernetesVersion.of(plan.version),
      secretsEncryptionKey,
      endpointAccess: plan.publicEndpoint
        ? EndpointAccess.PUBLIC_AND_PRIVATE.onlyFrom(...plan.publicEndpoint.cidrs)
        : EndpointAccess.PRIVATE,
      serviceIpv4Cidr: plan.serviceCidr,
      vpcSubnets: [{ subnetType: SubnetType.PRIVATE_WITH_EGRESS }],
      clusterLogging: Object.values(ClusterLoggingTypes),
      bootstrapClusterCreatorAdminPermissions: false,
      // without one the library makes a role that trusts the account's root
      mastersRole: Role.fromRoleArn(scope, 'AdminRole', firstAdmin, { mutable: false }),
      outputConfigCommand: false,
      defaultCapacityType: DefaultCapacityType.NODEGROUP,
      managedNodeGroups: nodeGroups(scope, { name: plan.name, zones, plans: plan.nodeGroups, volumeKey }),
    });
    const info = provider.createCluster(scope, vpc, secretsEncryptionKey, KubernetesVersion.of(plan.version));
    const cluster = info.clusterv2 as Cluster;
    otherAdmins.forEach((arn, index) => {
      cluster.grantClusterAdmin(`AdminRole${index + 2}Access`, arn);
    });
    harden(cluster.node.defaultChild as CfnCluster);
    const groups = (info.nodeGroups ?? []).map(
      ({ node }) => [node.id.replace('Nodegroup', '').replace(/-ng$/, ''), node.defaultChild as CfnNodegroup] as const,
    );
    orderNodeGroupUpdates(cluster, { plan, zones, groups: new Map(groups), logKey });
    // EKS would make the group itself, unencrypted and kept for ever
    const logs = new LogGroup(scope, 'ControlPlaneLogs', {
      logGroupName: `/aws/eks/${plan.name}/cluster`,
      retention: RetentionDays.ONE_YEAR,
      encryptionKey: logKey,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    cluster.node.defaultChild?.node.addDependency(logs);
    return info;
  }
}

/** Sets what the construct of the CDK has no property for. */
function harden(cluster: CfnCluster): void {
  // lets AWS, or a person, take a zone out of the cluster's traffic with one command
  cluster.zonalShiftConfig = { enabled: true };
  // extended support costs six times as much; EKS upgrades the version by itself when the standard one ends
  cluster.upgradePolicy = { supportType: 'STANDARD' };
  cluster.deletionProtection = true;
}
