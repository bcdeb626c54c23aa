import { backupBucket, type Config, type GoogleConfig } from '../config';
import { bytes, ZONE_COUNT } from '../zones';
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
    readonly bucket: string;
    readonly incremental: string;
    readonly full: string;
    readonly retentionDays: number;
  };
}

/** Decides the database of the configuration: one member for each zone. */
export function cockroachDbPlan(config: GoogleConfig, services: readonly ServicePlan[]): CockroachDbPlan {
  const { incremental, full, retentionDays } = config.database.cockroachdb.backup;
  const { cpu, memory, storage, locality, metrics, licence } = config.database.cockroachdb;
  const share = Math.floor((bytes(memory) * MEMORY_SHARE) / bytes('1Mi'));
  return {
    namespace: 'cockroachdb',
    name: 'cockroachdb',
    clusterName: config.name,
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
    backup: { bucket: backupBucket(config.google.projectId, config.name), incremental, full, retentionDays },
  };
}
