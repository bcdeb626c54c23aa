import type { ManagedNodeGroup } from '@aws-quickstart/eks-blueprints';
import {
  type BlockDevice,
  BlockDeviceVolume,
  EbsDeviceVolumeType,
  InstanceType,
  SubnetType,
  UserData,
} from 'aws-cdk-lib/aws-ec2';
import { NodegroupAmiType } from 'aws-cdk-lib/aws-eks';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** What a node needs to join and to pull images; everything else gets its rights by Pod Identity. */
const NODE_POLICIES = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'];

/** Bottlerocket keeps itself on the first disk and images, logs and ephemeral volumes on the second. */
const DISKS_GIB = { '/dev/xvda': 4, '/dev/xvdb': 80 };

/**
 * Pods of a node with prefix delegation. Bottlerocket would count the addresses of the network cards instead: 29 on an
 * m7i.large, and the capacity of the scenario is planned with 110.
 *
 * @see EKS user guide, maximum pods (November 2026)
 */
const MAX_PODS = 110;

/** Properties for {@link nodeGroups}. */
export interface NodeGroupsProps {
  /** Prefix of the nodes' names. */
  readonly name: string;
  /** Zones, e.g. `eu-west-1a`: one node group each. */
  readonly zones: readonly string[];
  /** Instance type, e.g. `m7i.large`. */
  readonly instanceType: string;
  /** Fewest nodes of each zone. */
  readonly minNodesPerZone: number;
  /** Most nodes of each zone. */
  readonly maxNodesPerZone: number;
  /** Key of the disks. */
  readonly volumeKey: IKey;
}

function disks(kmsKey: IKey): BlockDevice[] {
  return Object.entries(DISKS_GIB).map(([deviceName, gib]) => ({
    deviceName,
    volume: BlockDeviceVolume.ebs(gib, { encrypted: true, kmsKey, volumeType: EbsDeviceVolumeType.GP3 }),
  }));
}

/**
 * A managed node group for each zone. A group over all zones balances over them only on its own terms, and cannot be
 * scaled back up in the zone where a volume waits.
 */
export function nodeGroups(scope: Construct, props: NodeGroupsProps): ManagedNodeGroup[] {
  const nodeRole = new Role(scope, 'NodeRole', {
    assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: NODE_POLICIES.map((policy) => ManagedPolicy.fromAwsManagedPolicyName(policy)),
  });
  return props.zones.map((zone) => ({
    id: zone,
    minSize: props.minNodesPerZone,
    desiredSize: props.minNodesPerZone,
    maxSize: props.maxNodesPerZone,
    instanceTypes: [new InstanceType(props.instanceType)],
    amiType: NodegroupAmiType.BOTTLEROCKET_X86_64,
    nodeRole,
    // forced updates would ignore the budgets of what runs there
    forceUpdate: false,
    nodeGroupSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS, availabilityZones: [zone] },
    launchTemplate: {
      tags: { Name: `${props.name}-${zone}` },
      // one hop: a pod cannot reach the credentials of its node
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      blockDevices: disks(props.volumeKey),
      userData: UserData.custom(`[settings.kubernetes]\nmax-pods = ${MAX_PODS}\n`),
    },
  }));
}
