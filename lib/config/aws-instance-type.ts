import { bytes, type Resources } from '../zones';

/** Memory in GiB for each vCPU. @see https://aws.amazon.com/ec2/instance-types (November 2026) */
const GIB_PER_CPU: Readonly<Record<string, number>> = { m6i: 4, m7i: 4, m7a: 4, c7i: 2, r7i: 8 };

const CPUS: Readonly<Record<string, number>> = { large: 2, xlarge: 4, '2xlarge': 8, '4xlarge': 16, '8xlarge': 32 };

/** Instance types that {@link instanceAllocatable} knows. None shares its cores. */
export const INSTANCE_TYPE = /^(?:m6i|m7i|m7a|c7i|r7i)\.(?:large|xlarge|2xlarge|4xlarge|8xlarge)$/;

/** Most pods of a node with prefix delegation. @see EKS user guide, maximum pods */
export const EKS_PODS_PER_NODE = 110;

/**
 * Share of an instance's memory that its system never sees: the hypervisor's and the kernel's.
 *
 * @see https://karpenter.sh/docs/reference/settings (vm-memory-overhead-percent, 0.075 by default, November 2026)
 */
const HYPERVISOR_SHARE = 0.075;

/** An allowance for the daemons on each node: VPC CNI, kube-proxy, Pod Identity agent, EBS CSI. */
const DAEMONS: Resources = { millicores: 250, bytes: bytes('400Mi') };

/**
 * CPU and memory that a node of the instance type offers to pods, less what the node's own daemons ask for.
 *
 * @throws when the instance type does not match {@link INSTANCE_TYPE}
 * @see https://github.com/bottlerocket-os/bottlerocket (kube-reserved as EKS computes it, November 2026)
 */
export function instanceAllocatable(instanceType: string): Resources {
  const [family = '', size = ''] = instanceType.split('.');
  const [cpus, gib] = [CPUS[size], GIB_PER_CPU[family]];
  if (cpus === undefined || gib === undefined) throw new Error(`'${instanceType}' is no known instance type`);
  const keptMillicores = 60 + 10 + Math.min(cpus - 2, 2) * 5 + Math.max(cpus - 4, 0) * 2.5;
  const keptBytes = bytes('11Mi') * EKS_PODS_PER_NODE + bytes('255Mi') + bytes('100Mi');
  return {
    millicores: Math.floor(cpus * 1000 - keptMillicores) - DAEMONS.millicores,
    bytes: Math.floor(cpus * gib * bytes('1Gi') * (1 - HYPERVISOR_SHARE)) - keptBytes - DAEMONS.bytes,
  };
}
