import type { ManagedNodeGroup } from '@aws-quickstart/eks-blueprints';
import {
  type BlockDevice,
  BlockDeviceVolume,
  EbsDeviceVolumeType,
  InstanceType,
  SubnetType,
  UserData,
} from 'aws-cdk-lib/aws-ec2';
import { NodegroupAmiType, TaintEffect } from 'aws-cdk-lib/aws-eks';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { EksNodeGroupPlan } from '../../scenario';

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
  /** Zones, e.g. `eu-west-1a`. */
  readonly zones: readonly string[];
  /** Kinds of nodes: each has a node group in each zone. */
  readonly plans: readonly EksNodeGroupPlan[];
  /** Key of the disks. */
  readonly volumeKey: IKey;
}

function disks(kmsKey: IKey): BlockDevice[] {
  return Object.entries(DISKS_GIB).map(([deviceName, gib]) => ({
    deviceName,
    volume: BlockDeviceVolume.ebs(gib, { encrypted: true, kmsKey, volumeType: EbsDeviceVolumeType.GP3 }),
  }));
}

/** Kubernetes' word for an effect, in that of EKS. */
const EFFECTS = { NoSchedule: TaintEffect.NO_SCHEDULE } as const;

/** Id of the node group of a kind in a zone. */
export const nodeGroupId = ({ role }: Pick<EksNodeGroupPlan, 'role'>, zone: string): string =>
  role === 'general' ? zone : `${role}-${zone}`;

/**
 * A managed node group for each zone. A group over all zones balances over them only on its own terms, and cannot be
 * scaled back up in the zone where a volume waits.
 */
export function nodeGroups(scope: Construct, { name, zones, plans, volumeKey }: NodeGroupsProps): ManagedNodeGroup[] {
  const nodeRole = new Role(scope, 'NodeRole', {
    assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: NODE_POLICIES.map((policy) => ManagedPolicy.fromAwsManagedPolicyName(policy)),
  });
  const group = (plan: EksNodeGroupPlan, zone: string): ManagedNodeGroup => ({
    id: nodeGroupId(plan, zone),
    minSize: plan.minNodesPerZone,
    maxSize: plan.maxNodesPerZone,
    instanceTypes: [new InstanceType(plan.instanceType)],
    amiType: NodegroupAmiType.BOTTLEROCKET_X86_64,
    nodeRole,
    labels: { ...plan.labels },
    taints: plan.taints.map(({ effect, ...taint }) => ({ ...taint, effect: EFFECTS[effect] })),
    // forced updates would ignore the budgets of what runs there
    forceUpdate: false,
    // replaces a node that stays broken; EKS holds back while most nodes of a group are, as in an outage
    enableNodeAutoRepair: true,
    nodeGroupSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS, availabilityZones: [zone] },
    launchTemplate: {
      tags: { Name: `${name}-${nodeGroupId(plan, zone)}` },
      // one hop: a pod cannot reach the credentials of its node
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      blockDevices: disks(volumeKey),
      userData: UserData.custom(`[settings.kubernetes]\nmax-pods = ${MAX_PODS}\n`),
    },
  });
  return plans.flatMap((plan) => zones.map((zone) => group(plan, zone)));
}
