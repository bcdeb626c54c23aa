import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { PostgresClusterIdentity } from './identity';

/** Name by which CloudNativePG knows the plugin. */
const PLUGIN = 'barman-cloud.cloudnative-pg.io';

/** What a database begins with instead of empty: the backups of one that was lost. */
export interface PostgresRecovery {
  /** Folder of the destination that holds them. */
  readonly from: string;
  /** Folder for its own backups, which must not exist yet. */
  readonly into: string;
  /** The moment to go back to, in UTC, e.g. `2026-11-22T12:00:00Z`. @default - the last one that was saved */
  readonly until?: string;
}

/** Where backups go, when, and for how long they are kept. */
export interface PostgresBackupProps {
  /** Folder of an object store: `s3://bucket/folder` or `gs://bucket/folder`. The pod's cloud identity is the key. */
  readonly destination: string;
  /** When a full backup is taken (UTC): a cron expression of six fields, the seconds first, e.g. `0 0 2 * * *`. */
  readonly schedule: string;
  /** Days within which the database can be restored to any second. */
  readonly retentionDays: number;
  /** @default - the database begins empty, and its backups are in the folder of its name */
  readonly recovery?: PostgresRecovery;
}

/** Properties for {@link PostgresBackup}. */
interface Props extends PostgresClusterIdentity {
  readonly backup: PostgresBackupProps;
}

const storeName = ({ name }: PostgresClusterIdentity): string => `${name}-backup`;

/** The plugin as the Cluster names it: it archives the write-ahead log all the time. */
export const archivePlugin = ({ backup: { recovery }, ...identity }: Props) => ({
  name: PLUGIN,
  isWALArchiver: true,
  parameters: { barmanObjectName: storeName(identity), ...(recovery ? { serverName: recovery.into } : {}) },
});

/** Name by which a Cluster knows the backups that it begins with. */
const SOURCE = 'backups';

/**
 * How the Cluster begins with the backups of another one. Afterwards it has no effect any more.
 *
 * @param owner - of the database: it gets a new password
 * @see CloudNativePG 1.30, bootstrap.recovery; Barman Cloud plugin v0.13, serverName
 */
export const recoverySpec = (props: Props, { from, until }: PostgresRecovery, database: string, owner: string) => ({
  bootstrap: {
    recovery: { source: SOURCE, database, owner, ...(until ? { recoveryTarget: { targetTime: until } } : {}) },
  },
  externalClusters: [
    { name: SOURCE, plugin: { name: PLUGIN, parameters: { barmanObjectName: storeName(props), serverName: from } } },
  ],
});

function credentials(destination: string) {
  if (/^s3:\/\/[^/]+/.test(destination)) return { s3Credentials: { inheritFromIAMRole: true } };
  if (/^gs:\/\/[^/]+/.test(destination)) return { googleCredentials: { gkeEnvironment: true } };
  throw new Error(`'destination' must begin with s3:// or gs:// and the name of a bucket, got '${destination}'`);
}

/**
 * The sidecar may use what CPU its node has left: each segment of the log costs half a second of CPU, a third of it the start
 * of barman-cloud alone, so 250m would archive 5 MiB a second and a bulk load would fill the volume of the log. That leaves
 * the pod Burstable; its node is its own, and of memory it asks for all that it may use. A restore wants more than 512Mi.
 *
 * @see measurements/wal-archive.json; `npm run drill:wal-archive`
 */
const SIDECAR = { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } };

/** Segments of the log that are archived at once: one process of barman-cloud waits for the network while others compress. */
const PARALLEL = 4;

function checkPlan({ schedule, retentionDays, recovery }: PostgresBackupProps): void {
  if (recovery && recovery.from === recovery.into) {
    throw new Error(
      `'recovery.into' must be another folder than '${recovery.from}': the plugin refuses one that is in use`,
    );
  }
  if (!/^([\w*?/,-]+ ){5}[\w*?/,-]+$/.test(schedule)) {
    throw new Error(`'schedule' must be a cron expression of six fields, the seconds first, got '${schedule}'`);
  }
  if (!Number.isInteger(retentionDays) || retentionDays < 1) {
    throw new Error(`'retentionDays' must be a whole number of at least 1, got ${retentionDays}`);
  }
}

/**
 * Defines where backups of a cluster go and when full ones are taken. Files are encrypted as the bucket says.
 *
 * @throws when the destination, the schedule or the retention cannot be what they say
 * @see Barman Cloud plugin v0.13, barmancloud.cnpg.io/v1 ObjectStore; CloudNativePG 1.30, ScheduledBackup
 */
export class PostgresBackup extends Construct {
  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const { name, namespace, backup } = props;
    checkPlan(backup);
    new ApiObject(this, 'ObjectStore', {
      apiVersion: 'barmancloud.cnpg.io/v1',
      kind: 'ObjectStore',
      metadata: { name: storeName(props), namespace },
      spec: {
        retentionPolicy: `${backup.retentionDays}d`,
        configuration: {
          destinationPath: backup.destination,
          ...credentials(backup.destination),
          // of what the plugin can: for the log the best ratio for its CPU, for base backups, which know no zstd, the least CPU
          wal: { compression: 'zstd', maxParallel: PARALLEL },
          data: { compression: 'lz4' },
        },
        instanceSidecarConfiguration: { resources: SIDECAR },
      },
    });
    new ApiObject(this, 'ScheduledBackup', {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'ScheduledBackup',
      metadata: { name, namespace },
      spec: {
        schedule: backup.schedule,
        immediate: true,
        backupOwnerReference: 'self',
        cluster: { name },
        method: 'plugin',
        pluginConfiguration: { name: PLUGIN },
      },
    });
  }
}
