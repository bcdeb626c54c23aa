import { type AwsConfig, type Config, postgresInstance, smallestInstanceType } from '../config';
import { ZONE_COUNT } from '../zones';
import { longestDaysBetween } from './backup-interval';
import { eksBackupBucket } from './eks-scenario';
import type { DatabaseAccess, ServicePlan } from './service-plan';
import { sixFieldSchedule } from './six-field-schedule';

/** Sessions of services that read from the readers themselves, so that they go on while there is no writer. */
const DIRECT_READERS = 60;

/** Sessions of the analyst, wherever they come in. */
const ANALYST_CONNECTIONS = 20;

/** PostgreSQL by CloudNativePG behind Pgpool-II, decided. */
export interface PostgresPlan {
  readonly namespace: string;
  /** Name of the CloudNativePG Cluster. */
  readonly name: string;
  readonly cpu: string;
  readonly memory: string;
  readonly storage: string;
  readonly walStorage: string;
  readonly metrics: Config['database']['postgres']['metrics'];
  readonly database: string;
  readonly users: readonly { readonly name: string; readonly access: DatabaseAccess }[];
  readonly backup: {
    readonly bucket: string;
    /** A cron expression of six fields, the seconds first. */
    readonly schedule: string;
    /** Most days between two base backups. */
    readonly daysBetween: number;
    readonly retentionDays: number;
    /** The folder of the bucket that the database begins with, and the one that it then writes to. */
    readonly recovery?: { readonly from: string; readonly into: string; readonly until?: string };
  };
  readonly pgpool: {
    /** Name of the Deployment and of the Service that clients use. */
    readonly name: string;
    /** `undefined`: built at the deploy. */
    readonly image?: string;
  };
  /** Who keeps how many connections open: a server has room for all of them at once. */
  readonly connections: {
    readonly pgpool: { readonly replicas: number; readonly processes: number };
    /** Connections that pass Pgpool by, to read, all together. */
    readonly directReaders: number;
    /** Connections of the analyst. */
    readonly analyst: number;
  };
}

/** The instance type of the nodes that PostgreSQL has for itself. A valid configuration fits one. */
export const postgresInstanceType = ({ database }: AwsConfig): string =>
  smallestInstanceType(postgresInstance(database.postgres)) ?? '';

/** Decides the database: the writer and the readers are one instance in each zone. */
export function postgresPlan(config: AwsConfig, services: readonly ServicePlan[]): PostgresPlan {
  const { database } = config;
  const { backup, pgpool, ...instance } = database.postgres;
  return {
    namespace: 'postgres',
    name: 'postgres',
    ...instance,
    database: database.name,
    users: services.flatMap(({ databaseUser }) =>
      databaseUser ? [{ name: databaseUser.name, access: databaseUser.access }] : [],
    ),
    backup: {
      bucket: eksBackupBucket(config, 'postgres'),
      schedule: sixFieldSchedule(backup.schedule),
      daysBetween: longestDaysBetween(backup.schedule),
      retentionDays: backup.retentionDays,
      ...(backup.recovery ? { recovery: backup.recovery } : {}),
    },
    pgpool: { name: 'pgpool', ...(pgpool.image ? { image: pgpool.image } : {}) },
    connections: {
      pgpool: { replicas: ZONE_COUNT, processes: pgpool.connections },
      directReaders: DIRECT_READERS,
      analyst: ANALYST_CONNECTIONS,
    },
  };
}
