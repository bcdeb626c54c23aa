import type { NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import type { EksClusterPlan } from '../scenario';
import { network } from '../workloads';
import { addressAt } from '../zones';
import type { ClusterAccess } from './blueprint/cluster-access';

/**
 * Where the Kubernetes API answers: at the first address of the Services, which a policy must name because it is enforced
 * before that is translated, and at the addresses that EKS keeps in the private subnets.
 */
export function kubernetesApi(
  { cluster: { serviceCidr } }: { readonly cluster: Pick<EksClusterPlan, 'serviceCidr'> },
  { cluster }: Pick<ClusterAccess, 'cluster'>,
): readonly NetworkPolicyPeer[] {
  const subnets = cluster.vpc.privateSubnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock);
  return [`${addressAt(serviceCidr, 1)}/32`, ...subnets].map((cidr) => network(cidr));
}
