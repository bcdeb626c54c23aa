import { bytes, type Resources } from '../zones';
import { instanceSize } from './aws-instance-size';
import { keptMillicores } from './kept-share';

/** Most pods of a node with prefix delegation, of up to 30 vCPUs. @see EKS user guide, maximum pods */
export const EKS_PODS_PER_NODE = 110;

/** Most pods of a larger one. @see EKS user guide, maximum pods */
const EKS_PODS_PER_LARGE_NODE = 250;

/**
 * Share of an instance's memory that its system never sees: the hypervisor's and the kernel's.
 *
 * @see https://karpenter.sh/docs/reference/settings (vm-memory-overhead-percent, 0.075 by default, November 2026)
 */
const HYPERVISOR_SHARE = 0.075;

/** An allowance for the daemons on each node: VPC CNI, kube-proxy, Pod Identity agent, EBS CSI. */
const DAEMONS: Resources = { millicores: 250, bytes: bytes('400Mi') };

/**
 * CPU and memory that a node of the instance type offers to pods, less what the node's own daemons ask for. Memory is never below 0.
 *
 * @param pods - most pods of the node, for each of which it keeps memory
 * @throws when {@link instanceSize} does not know the instance type
 * @see https://github.com/bottlerocket-os/bottlerocket (kube-reserved as EKS computes it, November 2026)
 */
export function instanceAllocatable(instanceType: string, pods = EKS_PODS_PER_NODE): Resources {
  const size = instanceSize(instanceType);
  if (size === undefined) throw new Error(`'${instanceType}' is no known instance type`);
  const { cpus, gib } = size;
  const keptBytes = bytes('11Mi') * pods + bytes('255Mi') + bytes('100Mi');
  const visibleBytes = Math.floor(gib * bytes('1Gi') * (1 - HYPERVISOR_SHARE));
  return {
    millicores: Math.floor(cpus * 1000 - keptMillicores(cpus)) - DAEMONS.millicores,
    bytes: Math.max(0, visibleBytes - keptBytes - DAEMONS.bytes),
  };
}

/**
 * Most pods of a node of the instance type, as EKS sets it where nobody else does.
 *
 * @param prefixDelegation - whether the VPC CNI hands out prefixes instead of single addresses
 * @throws when {@link instanceSize} does not know the instance type
 * @see EKS user guide, maximum pods (November 2026)
 */
export function instancePods(instanceType: string, prefixDelegation: boolean): number {
  const size = instanceSize(instanceType);
  if (size === undefined) throw new Error(`'${instanceType}' is no known instance type`);
  const most = size.cpus < 30 ? EKS_PODS_PER_NODE : EKS_PODS_PER_LARGE_NODE;
  return prefixDelegation ? most : Math.min(size.podAddresses, most);
}
