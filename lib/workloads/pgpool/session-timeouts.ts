import type { EnvVar } from 'cdk8s-plus-33/lib/imports/k8s';
import { PGPOOL_PATHS } from './paths';

/** Seconds after which a server or a client that acknowledges nothing is gone. */
const PEER_SECONDS = 15;

/** Seconds that a server has to say that it speaks TLS: less than the 5 s that a client waits for its session. */
const START_SECONDS = 3;

/** Seconds that an answer of a reader may take longer than the longest statement: the server itself ends it before. */
const ANSWER_MARGIN_SECONDS = 30;

/** Properties for {@link sessionTimeouts}. */
export interface SessionTimeoutsProps {
  /** Host name of the readers, as `pgpool.conf` has it. */
  readonly readersHost: string;
  /** Seconds that the longest statement on a reader may take: the analyst's limit. */
  readonly longestReadSeconds: number;
}

/**
 * The variables for `images/pgpool/session-timeouts.c`. Pgpool-II itself has no setting for any of this: without the
 * library a session waits for a lost server for ever, and its process with it.
 *
 * @see docs/decisions/026-lost-servers-end-sessions.md
 */
export function sessionTimeouts({ readersHost, longestReadSeconds }: SessionTimeoutsProps): EnvVar[] {
  return Object.entries({
    LD_PRELOAD: PGPOOL_PATHS.library,
    PEER_TIMEOUT_SECONDS: String(PEER_SECONDS),
    START_TIMEOUT_SECONDS: String(START_SECONDS),
    ANSWER_TIMEOUT_SECONDS: String(longestReadSeconds + ANSWER_MARGIN_SECONDS),
    READERS_HOST: readersHost,
  }).map(([name, value]) => ({ name, value }));
}
