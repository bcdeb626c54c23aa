/** What a rehearsed second means: the factor, and the stretch that no flag shortens. */
export interface Clock {
  /** Production seconds that pass in one second of the rehearsal. */
  readonly factor: number;
  /**
   * Seconds after the loss between which the pod garbage collector kept the rehearsal waiting: its times (a look every 20 s,
   * 40 s of quarantine) are compiled in, so this stretch is as long in production.
   *
   * @see Kubernetes 1.35, pkg/controller/podgc/gc_controller.go
   */
  readonly unscaled?: { readonly from: number; readonly to: number };
}

/**
 * When that what was seen `seconds` after the loss would be seen in production, in seconds after the loss. Within the unscaled
 * stretch scaled times run on, but in production the collector is done before most of them: no later than its end.
 */
export function productionSeconds(seconds: number, { factor, unscaled }: Clock): number {
  if (!unscaled) return seconds * factor;
  const waited = unscaled.to - unscaled.from;
  if (seconds < unscaled.to) return Math.min(seconds * factor, unscaled.from * factor + waited);
  return (seconds - waited) * factor + waited;
}
