/** Who keeps how many connections open to one server. */
export interface ConnectionPlan {
  /** Pods of Pgpool, and the processes of each: what {@link Pgpool} gets too. A process holds one connection to a server. */
  readonly pgpool: { readonly replicas: number; readonly processes: number };
  /** Connections that clients open straight to the readers, all together. @default 0 */
  readonly directReaders?: number;
  /** Connections that the analyst's role may have, wherever it comes in. @default 0 */
  readonly analyst?: number;
}

/** A rollout of Pgpool starts this many pods before it stops one. */
export const PGPOOL_SURGE = 1;

/**
 * Kept for those who keep the database running: 3 are PostgreSQL's own `superuser_reserved_connections`, the rest is for
 * the instance manager, its metrics, backups and the bootstrap.
 */
const RESERVE = 20;

/**
 * `max_connections` of each server. The worst server is one that serves all sessions alone: the writer always, and a
 * reader while the other one is lost. So that Pgpool never asks for more than a server gives, both come from one plan.
 *
 * @throws when a number of the plan is not a whole number, or too small
 */
export function maxConnections({ pgpool, directReaders = 0, analyst = 0 }: ConnectionPlan): number {
  const least = { replicas: [pgpool.replicas, 1], processes: [pgpool.processes, 2], directReaders: [directReaders, 0] };
  for (const [field, [got = 0, bound = 0]] of Object.entries({ ...least, analyst: [analyst, 0] })) {
    if (!Number.isInteger(got) || got < bound) {
      throw new Error(`'${field}' must be a whole number of at least ${bound}, got ${got}`);
    }
  }
  return (pgpool.replicas + PGPOOL_SURGE) * pgpool.processes + directReaders + analyst + RESERVE;
}
