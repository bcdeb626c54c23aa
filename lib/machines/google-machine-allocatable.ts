import { bytes, type Resources } from '../zones';
import { kept, keptMillicores } from './kept-share';

const N2_CPUS = [2, 4, 8, 16, 32, 48, 64, 80];
const C3_CPUS = [4, 8, 22, 44, 88, 176];
const C3D_CPUS = [4, 8, 16, 30, 60, 90, 180, 360];
const N4_CPUS = [2, 4, 8, 16, 32, 48, 64, 80];
const C4_CPUS = [4, 8, 16, 24, 32, 48, 96, 144, 192, 288];

/**
 * Memory in GiB for each vCPU, and the vCPUs that a series offers.
 *
 * @see https://cloud.google.com/compute/docs/general-purpose-machines (November 2026)
 */
const SERIES: Readonly<Record<string, readonly [gibPerCpu: number, cpus: readonly number[]]>> = {
  'e2-highcpu': [1, [2, 4, 8, 16, 32]],
  'e2-standard': [4, [2, 4, 8, 16, 32]],
  'e2-highmem': [8, [2, 4, 8, 16]],
  'n1-highcpu': [0.9, [2, 4, 8, 16, 32, 64, 96]],
  'n1-standard': [3.75, [1, 2, 4, 8, 16, 32, 64, 96]],
  'n1-highmem': [6.5, [2, 4, 8, 16, 32, 64, 96]],
  'n2-highcpu': [1, [...N2_CPUS, 96]],
  'n2-standard': [4, [...N2_CPUS, 96, 128]],
  'n2-highmem': [8, [...N2_CPUS, 96]],
  'n2d-highcpu': [1, [...N2_CPUS, 96, 128, 224]],
  'n2d-standard': [4, [...N2_CPUS, 96, 128, 224]],
  'n2d-highmem': [8, [...N2_CPUS, 96]],
  't2d-standard': [4, [1, 2, 4, 8, 16, 32, 48, 60]],
  'n4-highcpu': [2, N4_CPUS],
  'n4-standard': [4, N4_CPUS],
  'n4-highmem': [8, N4_CPUS],
  'c3-highcpu': [2, C3_CPUS],
  'c3-standard': [4, C3_CPUS],
  'c3-highmem': [8, C3_CPUS],
  'c3d-highcpu': [2, C3D_CPUS],
  'c3d-standard': [4, C3D_CPUS],
  'c3d-highmem': [8, C3D_CPUS],
  'c4-highcpu': [2, C4_CPUS],
  'c4-standard': [3.75, C4_CPUS],
  'c4-highmem': [7.75, C4_CPUS],
};

/** An allowance, on the safe side, for the daemons that GKE runs on each node. */
const DAEMONS: Resources = { millicores: 500, bytes: bytes('700Mi') };

/** Memory that GKE keeps for evicting pods in time. */
const EVICTION_BYTES = bytes('100Mi');

function machineSize(machineType: string): { readonly cpus: number; readonly gib: number } | undefined {
  const [, series = '', count = ''] = /^(\w+-\w+)-(\d+)$/.exec(machineType) ?? [];
  const [gibPerCpu, sizes] = (Object.hasOwn(SERIES, series) && SERIES[series]) || [];
  const cpus = Number(count);
  if (gibPerCpu === undefined || !sizes?.includes(cpus) || `${cpus}` !== count) return undefined;
  return { cpus, gib: cpus * gibPerCpu };
}

/** Whether {@link machineAllocatable} knows the machine type. Those that share their cores (e2-medium) it does not. */
export function isKnownMachine(machineType: string): boolean {
  return machineSize(machineType) !== undefined;
}

/**
 * CPU and memory that a node of the machine type offers to pods, less what the node's own daemons (Dataplane V2,
 * logging, metrics, CSI, DNS cache) ask for.
 *
 * @throws when {@link isKnownMachine} says no
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes (November 2026)
 */
export function machineAllocatable(machineType: string): Resources {
  const size = machineSize(machineType);
  if (size === undefined) throw new Error(`'${machineType}' is no known machine type`);
  const memory = size.gib * bytes('1Gi');
  const keptBytes = kept(memory, [
    [bytes('4Gi'), 0.25],
    [bytes('4Gi'), 0.2],
    [bytes('8Gi'), 0.1],
    [bytes('112Gi'), 0.06],
    [Number.POSITIVE_INFINITY, 0.02],
  ]);
  return {
    millicores: Math.floor(size.cpus * 1000 - keptMillicores(size.cpus)) - DAEMONS.millicores,
    bytes: Math.floor(memory - keptBytes - EVICTION_BYTES) - DAEMONS.bytes,
  };
}
