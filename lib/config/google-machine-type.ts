/**
 * Machine types that a node may have. All take pd-balanced disks; none shares its cores, which CockroachDB forbids.
 */
export const MACHINE_TYPE =
  /^(?:n2d?-(?:highcpu|standard|highmem)-(?:4|8|16|32|48|64|80)|c3-(?:highcpu|standard|highmem)-(?:4|8|22|44|88))$/;
