/** What one hard spread constraint, or a required anti-affinity, allows. */
export interface ZoneBound {
  readonly maxSkew: number;
  /** Zones below which the emptiest counts as empty. */
  readonly minDomains: number;
}

/**
 * The most of `replicas` that one of `zones` zones may hold, the scheduler having put them one after the other. A zone takes
 * another pod while it is less than `maxSkew` ahead of the emptiest, which counts as empty when a counted zone cannot be
 * used or there are fewer zones than `minDomains`.
 *
 * @see pkg/scheduler/framework/plugins/podtopologyspread/filtering.go, v1.36
 */
export function mostInOneZone(
  replicas: number,
  zones: number,
  { maxSkew, minDomains }: ZoneBound,
  emptyZone = false,
): number {
  if (zones === 0) return 0;
  if (emptyZone || zones < minDomains) return Math.min(replicas, maxSkew);
  return Math.min(replicas, Math.floor((replicas + (zones - 1) * maxSkew) / zones));
}
