import { type AwsConfig, DATABASE_NODES_PER_ZONE, eksNodesPerZone } from '../config';
import { overlaps, type PodGroup } from '../zones';
import { dedicatedTo } from './dedicated-nodes';
import { KUBERNETES_VERSION } from './versions';

/** A node group in each zone, all of one kind. */
export interface EksNodeGroupPlan {
  /** What its nodes are for. */
  readonly role: 'general' | 'database';
  readonly instanceType: string;
  /** Fewest and most nodes of each zone. */
  readonly minNodesPerZone: number;
  readonly maxNodesPerZone: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key: string; readonly value: string; readonly effect: 'NoSchedule' }[];
}

/** The EKS cluster. */
export interface EksClusterPlan {
  readonly name: string;
  readonly version: string;
  /** Addresses of Kubernetes Services: known to the cluster alone. */
  readonly serviceCidr: string;
  /** ARNs of the IAM roles that administer it. */
  readonly adminRoles: readonly string[];
  /** Networks that reach the Kubernetes API from outside; `undefined`: it answers inside of the VPC only. */
  readonly publicEndpoint?: { readonly cidrs: readonly string[]; readonly reason: string };
  /** Kinds of nodes; each kind has a node group in each zone. */
  readonly nodeGroups: readonly EksNodeGroupPlan[];
}

/**
 * The ranges that EKS itself chooses between. Neither may overlap the VPC.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
const SERVICE_CIDRS = ['172.20.0.0/16', '10.100.0.0/16'] as const;

/** A kind of nodes that a database in the cluster has for itself: one node for its member of each zone, and one to replace it. */
export function databaseNodes(instanceType: string): EksNodeGroupPlan {
  return {
    role: 'database',
    instanceType,
    minNodesPerZone: 1,
    maxNodesPerZone: DATABASE_NODES_PER_ZONE,
    ...dedicatedTo('database'),
  };
}

/** What {@link eksClusterPlan} has to know of the platform. */
export interface EksPlatform {
  readonly name: string;
  /** Pods of the platform on the general nodes of a zone while another is lost. */
  readonly pods: readonly PodGroup[];
  /** Kinds of nodes beside those of the services. */
  readonly nodeGroups: readonly EksNodeGroupPlan[];
}

/** Decides the cluster and how far its node groups scale. */
export function eksClusterPlan({ aws, services }: AwsConfig, { name, pods, nodeGroups }: EksPlatform): EksClusterPlan {
  const [usual, other] = SERVICE_CIDRS;
  const { min, max } = eksNodesPerZone(services, pods, aws.instanceType);
  return {
    name,
    version: KUBERNETES_VERSION,
    serviceCidr: overlaps(usual, aws.network.cidr) ? other : usual,
    adminRoles: aws.adminRoles,
    ...(aws.publicEndpoint ? { publicEndpoint: aws.publicEndpoint } : {}),
    nodeGroups: [
      {
        role: 'general',
        instanceType: aws.instanceType,
        minNodesPerZone: min,
        maxNodesPerZone: max,
        ...dedicatedTo('general'),
      },
      ...nodeGroups,
    ],
  };
}
