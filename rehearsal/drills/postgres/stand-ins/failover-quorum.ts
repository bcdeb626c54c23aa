/** A standby that could become the writer. */
export interface Candidate {
  readonly name: string;
  readonly reachable: boolean;
  /** Bytes of the write-ahead log that it has received, counted from the beginning; unknown when it is not reachable. */
  readonly received?: bigint;
}

/** What the writer had to wait for: `number` of the named standbys. */
export interface Synchronous {
  readonly number: number;
  readonly standbys: readonly string[];
}

/** Who becomes the writer, or why nobody does. */
export type Election = { readonly elected: string } | { readonly denied: string };

/**
 * Elects the most advanced standby. With the quorum rule only when it surely holds every acknowledged row: when the
 * standbys that can be asked (R) and those that each commit waited for (W) are together more than all (N).
 *
 * @param synchronous absent when the rule is off
 * @see https://cloudnative-pg.io/docs/1.30/failover#failover-quorum-quorum-based-failover
 */
export function elect(candidates: readonly Candidate[], synchronous?: Synchronous): Election {
  const reachable = candidates.filter((candidate) => candidate.reachable);
  if (synchronous) {
    const { number, standbys } = synchronous;
    const readable = reachable.filter(({ name }) => standbys.includes(name)).length;
    if (readable + number <= standbys.length) {
      return { denied: `R ${readable} + W ${number} is not more than N ${standbys.length}` };
    }
  }
  const [first, ...others] = reachable;
  if (!first) return { denied: 'no standby is reachable' };
  const most = others.reduce((best, next) => ((next.received ?? 0n) > (best.received ?? 0n) ? next : best), first);
  return { elected: most.name };
}
