import { bytes } from '../../zones';
import { LARGEST_VOLUME } from './database';
import type { ConfigRule } from './rule';

/** Below these an instance works for tests at most. */
const FLOOR = { memory: '2Gi', storage: '10Gi', walStorage: '5Gi' } as const;

const VOLUMES = ['storage', 'walStorage'] as const;

/** What a session of PostgreSQL takes of the memory, beside the shared buffers. */
const MEMORY_PER_CONNECTION = bytes('5Mi');

/** Pods of Pgpool, and one more while they are replaced. */
const PGPOOL_PODS = 3 + 1;

/** A database that was restored must not write into the backups that it came from. */
export const postgresRecovery: ConfigRule = function* ({ config, valid }) {
  const path = ['database', 'postgres', 'backup', 'recovery'];
  const { recovery } = valid(...path) ? config.database.postgres.backup : {};
  if (!recovery || recovery.from !== recovery.into) return;
  yield {
    path: [...path, 'into'],
    allowed: `another folder than ${recovery.from}, which the backups are taken from`,
    remedy: `choose one that does not exist yet, for example ${recovery.from}-2`,
  };
};

/** An instance is large enough for a start, and for the sessions that Pgpool may open. */
export const postgresSize: ConfigRule = function* ({ config, valid }) {
  const path = ['database', 'postgres'];
  for (const [field, least] of Object.entries(FLOOR) as [keyof typeof FLOOR, string][]) {
    if (!valid(...path, field) || bytes(config.database.postgres[field]) >= bytes(least)) continue;
    yield { path: [...path, field], allowed: `at least ${least}`, remedy: 'raise it: production needs more' };
  }
  for (const field of VOLUMES) {
    if (!valid(...path, field) || bytes(config.database.postgres[field]) <= bytes(LARGEST_VOLUME)) continue;
    yield { path: [...path, field], allowed: `at most ${LARGEST_VOLUME}`, remedy: 'lower it: no disk is larger' };
  }
  if (!valid(...path, 'memory') || !valid(...path, 'pgpool', 'connections')) return;
  const { memory, pgpool } = config.database.postgres;
  const sessions = PGPOOL_PODS * pgpool.connections;
  // a quarter of the memory is for the shared buffers, as much again for the operating system's cache
  const most = Math.floor(bytes(memory) / 2 / MEMORY_PER_CONNECTION / PGPOOL_PODS);
  if (bytes(memory) >= bytes(FLOOR.memory) && pgpool.connections > most) {
    yield {
      path: [...path, 'pgpool', 'connections'],
      allowed: `at most ${most}, because each of ${sessions} sessions takes memory of an instance, which has ${memory}`,
      remedy: 'lower it, or raise database.postgres.memory',
    };
  }
};
