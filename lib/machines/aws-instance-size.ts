/** What an EC2 instance type has. */
export interface InstanceSize {
  readonly cpus: number;
  /** Memory in GiB. */
  readonly gib: number;
  /** Pods that get an address of their own from its network interfaces, without prefix delegation. */
  readonly podAddresses: number;
}

/**
 * vCPUs of a size, and pods by its network interfaces: interfaces x (addresses - 1) + 2. Newer families of Intel and AMD
 * (8th generation) have more addresses: for them the number is a floor.
 *
 * @see https://github.com/awslabs/amazon-eks-ami (templates/shared/runtime/eni-max-pods.txt, November 2026)
 */
const SIZES: Readonly<Record<string, readonly [cpus: number, podAddresses: number]>> = {
  medium: [1, 8],
  large: [2, 29],
  xlarge: [4, 58],
  '2xlarge': [8, 58],
  '4xlarge': [16, 234],
  '8xlarge': [32, 234],
  '9xlarge': [36, 234],
  '12xlarge': [48, 234],
  '16xlarge': [64, 737],
  '18xlarge': [72, 737],
  '24xlarge': [96, 737],
  '48xlarge': [192, 737],
};

const UP_TO_8 = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'];
const UP_TO_16 = [...UP_TO_8, '12xlarge', '16xlarge'];
const UP_TO_24 = [...UP_TO_16, '24xlarge'];
const C5 = ['large', 'xlarge', '2xlarge', '4xlarge', '9xlarge', '12xlarge', '18xlarge', '24xlarge'];

/** Sizes of the families, at most 24xlarge, of the 7th Intel generation 48xlarge. @see https://aws.amazon.com/ec2/instance-types (November 2026) */
const FAMILIES: readonly (readonly [families: RegExp, sizes: readonly string[]])[] = [
  [/^c5d?$/, C5],
  [/^(m5|r5)(ad?|dn?|n)?$|^c5ad?$|^r5b$/, UP_TO_24],
  [/^[mcr]6(a|id?|in)$|^[mr]6idn$/, UP_TO_24],
  [/^[mcr][67]gd?$|^c[67]gn$/, ['medium', ...UP_TO_16]],
  [/^[mcr]7i$/, [...UP_TO_24, '48xlarge']],
  [/^[mcr]7a$/, ['medium', ...UP_TO_24]],
  [/^[mc]7i-flex$|^[mcr]8i-flex$/, UP_TO_16],
  [/^[mcr]8(gd?|a)$/, ['medium', ...UP_TO_24]],
  [/^[mcr]8i$/, UP_TO_24],
];

/** Memory in GiB for each vCPU, by the letter of the family. */
const GIB_PER_CPU: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };

/** Burstable sizes that share their cores. @see https://aws.amazon.com/ec2/instance-types/t3 (November 2026) */
const BURSTABLE: Readonly<Record<string, InstanceSize>> = {
  micro: { cpus: 2, gib: 1, podAddresses: 4 },
  small: { cpus: 2, gib: 2, podAddresses: 11 },
  medium: { cpus: 2, gib: 4, podAddresses: 17 },
  large: { cpus: 2, gib: 8, podAddresses: 35 },
  xlarge: { cpus: 4, gib: 16, podAddresses: 58 },
  '2xlarge': { cpus: 8, gib: 32, podAddresses: 58 },
};

/**
 * What the instance type has: the families m, c and r from the fifth to the eighth generation up to 24xlarge (m7i, c7i and
 * r7i up to 48xlarge), and t3, t3a and t4g from micro.
 *
 * @returns `undefined` for every other one
 */
export function instanceSize(instanceType: string): InstanceSize | undefined {
  const [family = '', size = '', ...rest] = instanceType.split('.');
  if (rest.length > 0) return undefined;
  if (/^(t3a?|t4g)$/.test(family)) return Object.hasOwn(BURSTABLE, size) ? BURSTABLE[size] : undefined;
  const sizes = FAMILIES.find(([families]) => families.test(family))?.[1] ?? [];
  const [cpus, podAddresses] = (sizes.includes(size) && SIZES[size]) || [];
  const gibPerCpu = GIB_PER_CPU[family.charAt(0)];
  if (cpus === undefined || podAddresses === undefined || gibPerCpu === undefined) return undefined;
  return { cpus, gib: cpus * gibPerCpu, podAddresses };
}
