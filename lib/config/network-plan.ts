import { prefixLength, subnets } from '../zones';

/** The prefix length of the range of one node's pods: 128 addresses for {@link PODS_PER_NODE} pods. */
const NODE_PODS_PREFIX = 25;

/** The smallest network: below it a node pool could not grow to a useful size. */
export const SMALLEST_NETWORK_PREFIX = 16;

/**
 * The largest range that GKE takes for Services.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips#cluster_sizing_secondary_range_svcs
 */
const LARGEST_SERVICES_PREFIX = 16;

/** Ranges of the VPC. None overlaps another, all lie in the range they are cut from. */
export interface NetworkPlan {
  /** Primary range of the subnet of the nodes. */
  readonly nodes: string;
  /** Secondary range of the pods: half of the network. */
  readonly pods: string;
  /** Secondary range of the Services' cluster addresses. */
  readonly services: string;
  /** Subnet of the internal load balancers. */
  readonly loadBalancers: string;
}

/**
 * Cuts the network into its ranges.
 *
 * @throws when the network is smaller than a /16
 */
export function networkPlan(cidr: string): NetworkPlan {
  const prefix = prefixLength(cidr);
  if (prefix > SMALLEST_NETWORK_PREFIX) throw new Error(`'${cidr}' must be a /${SMALLEST_NETWORK_PREFIX} or larger`);
  const [pods = '', nodes = '', services = '', loadBalancers = ''] = subnets(cidr, [
    prefix + 1,
    prefix + 4,
    Math.max(prefix + 5, LARGEST_SERVICES_PREFIX),
    24,
  ]);
  return { nodes, pods, services, loadBalancers };
}

/** Nodes that have a range of addresses for their pods. */
export function nodesWithPodAddresses(plan: NetworkPlan): number {
  return 2 ** (NODE_PODS_PREFIX - prefixLength(plan.pods));
}
