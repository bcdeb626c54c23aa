import type { Config } from '../config';
import { bytes, ZONE_COUNT } from '../zones';
import { longestDaysBetween } from './backup-interval';
import type { DatabaseAccess, ServicePlan } from './service-plan';

/** CockroachDB's share of its memory for the cache, and as much again for SQL; the rest is for the process. */
const MEMORY_SHARE = 0.25;

/** The CockroachDB cluster, decided. */
export interface CockroachDbPlan {
  readonly namespace: string;
  /** Name of the StatefulSet, of its headless Service, and of the cluster itself. */
  readonly name: string;
  readonly clusterName: string;
  readonly replicas: number;
  readonly cpu: string;
  readonly memory: string;
  readonly storage: string;
  readonly cacheMebibytes: number;
  readonly sqlMemoryMebibytes: number;
  readonly locality: Config['database']['cockroachdb']['locality'];
  readonly metrics: Config['database']['cockroachdb']['metrics'];
  readonly licence?: { readonly secret: string; readonly telemetry: boolean };
  readonly database: string;
  readonly users: readonly { readonly name: string; readonly access: DatabaseAccess }[];
  readonly backup: {
    readonly incremental: string;
    readonly full: string;
    /** Most days between two backups of any kind. */
    readonly daysBetween: number;
    /** Days after which a backup is deleted. */
    readonly keepDays: number;
  };
}

/** Decides the database of the configuration: one member for each zone, in a cluster of this name. */
export function cockroachDbPlan(
  config: Config,
  clusterName: string,
  services: readonly ServicePlan[],
): CockroachDbPlan {
  const { incremental, full, retentionDays } = config.database.cockroachdb.backup;
  const { cpu, memory, storage, locality, metrics, licence } = config.database.cockroachdb;
  const share = Math.floor((bytes(memory) * MEMORY_SHARE) / bytes('1Mi'));
  return {
    namespace: 'cockroachdb',
    name: 'cockroachdb',
    clusterName,
    replicas: ZONE_COUNT,
    cpu,
    memory,
    storage,
    cacheMebibytes: share,
    sqlMemoryMebibytes: share,
    locality,
    metrics,
    ...(licence ? { licence } : {}),
    database: config.database.name,
    users: services.flatMap(({ databaseUser }) =>
      databaseUser ? [{ name: databaseUser.name, access: databaseUser.access }] : [],
    ),
    backup: {
      incremental,
      full,
      daysBetween: longestDaysBetween(incremental),
      // an incremental backup is worth nothing without the full one before it, which therefore stays that much longer
      keepDays: retentionDays + longestDaysBetween(full),
    },
  };
}
