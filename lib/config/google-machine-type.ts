import { bytes, type Resources } from '../zones';

/** Memory in GiB for each vCPU. @see https://cloud.google.com/compute/docs/general-purpose-machines (November 2026) */
const GIB_PER_CPU: Readonly<Record<string, number>> = {
  'n2-highcpu': 1,
  'n2-standard': 4,
  'n2-highmem': 8,
  'n2d-highcpu': 1,
  'n2d-standard': 4,
  'n2d-highmem': 8,
  'c3-highcpu': 2,
  'c3-standard': 4,
  'c3-highmem': 8,
};

/**
 * Machine types that {@link allocatable} knows. All take pd-balanced disks; none shares its cores, which CockroachDB
 * forbids.
 */
export const MACHINE_TYPE =
  /^(?:n2d?-(?:highcpu|standard|highmem)-(?:4|8|16|32|48|64|80)|c3-(?:highcpu|standard|highmem)-(?:4|8|22|44|88))$/;

/** GKE keeps a share of each part of the machine; the sizes are those of the parts. */
function kept(total: number, parts: readonly (readonly [size: number, share: number])[]): number {
  let rest = total;
  let sum = 0;
  for (const [size, share] of parts) {
    const part = Math.min(rest, size);
    sum += part * share;
    rest -= part;
  }
  return sum;
}

/** An allowance, on the safe side, for the daemons that GKE runs on each node. */
const DAEMONS: Resources = { millicores: 500, bytes: bytes('700Mi') };

/** Memory that GKE keeps for evicting pods in time. */
const EVICTION_BYTES = bytes('100Mi');

/**
 * CPU and memory that a node of the machine type offers to pods, less what the node's own daemons (Dataplane V2,
 * logging, metrics, CSI, DNS cache) ask for.
 *
 * @throws when the machine type does not match {@link MACHINE_TYPE}
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes (November 2026)
 */
export function allocatable(machineType: string): Resources {
  const [, series = '', cpus = ''] = /^(\w+-\w+)-(\d+)$/.exec(machineType) ?? [];
  const gib = GIB_PER_CPU[series];
  if (gib === undefined) throw new Error(`'${machineType}' is no known machine type`);
  const memory = Number(cpus) * gib * bytes('1Gi');
  const millicores = Number(cpus) * 1000;
  const keptMillicores = kept(millicores, [
    [1000, 0.06],
    [1000, 0.01],
    [2000, 0.005],
    [Number.POSITIVE_INFINITY, 0.0025],
  ]);
  const keptBytes = kept(memory, [
    [bytes('4Gi'), 0.25],
    [bytes('4Gi'), 0.2],
    [bytes('8Gi'), 0.1],
    [bytes('112Gi'), 0.06],
    [Number.POSITIVE_INFINITY, 0.02],
  ]);
  return {
    millicores: Math.floor(millicores - keptMillicores) - DAEMONS.millicores,
    bytes: Math.floor(memory - keptBytes - EVICTION_BYTES) - DAEMONS.bytes,
  };
}
