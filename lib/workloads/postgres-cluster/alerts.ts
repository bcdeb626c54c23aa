import { bytes, ZONE_COUNT } from '../../zones';
import type { Alert } from '../alert';
import type { PostgresClusterIdentity } from './identity';

/** Properties for {@link postgresAlerts}. */
export interface PostgresAlertsProps extends PostgresClusterIdentity {
  /** Size of the volume of the write-ahead log, e.g. `20Gi`. */
  readonly walStorage: string;
  /** Most days between two base backups. */
  readonly backup: { readonly daysBetween: number };
  /** User whose queries may last long. */
  readonly analyst: string;
}

/** Seconds of a day, and days for which a backup may be late. */
const DAY = 86_400;
const LATE_DAYS = 1;

/** Share of the volume of the log: an absent reader may keep half of it. */
const WAL_SHARE = 0.7;

/** Seconds that a reader may be behind, and that a transaction of a service may last. */
const LAG_SECONDS = 30;
const TRANSACTION_SECONDS = 300;

/**
 * What must be told of PostgreSQL by CloudNativePG.
 *
 * @see https://cloudnative-pg.io/documentation/1.30/monitoring/
 * @see https://cloudnative-pg.io/plugin-barman-cloud/docs/observability/
 */
export function postgresAlerts(props: PostgresAlertsProps): readonly Alert[] {
  const { name, namespace, walStorage, analyst } = props;
  const of = (metric: string, ...labels: readonly string[]) =>
    `${metric}{${[`namespace="${namespace}"`, `pod=~"${name}-[0-9]+"`, ...labels].join(',')}}`;
  const backup = of('barman_cloud_cloudnative_pg_io_last_available_backup_timestamp');
  const up = of('cnpg_collector_up');
  const archiver = `kubectl logs --namespace ${namespace} --container plugin-barman-cloud --selector cnpg.io/cluster=${name},cnpg.io/instanceRole=primary`;
  return [
    {
      name: 'PostgresInstanceAway',
      severity: 'warning',
      expression: `sum(${up}) < ${ZONE_COUNT} or absent(${up})`,
      minutes: 15,
      summary: 'An instance is away: if one more goes, the writer waits at every commit.',
      action: 'See "A zone is lost", and "Replace nodes" for one node that is sick.',
    },
    {
      name: 'PostgresWalArchiveFails',
      severity: 'critical',
      expression: `max(${of('cnpg_pg_stat_archiver_last_failed_time')} - ${of('cnpg_pg_stat_archiver_last_archived_time')}) > 1`,
      minutes: 10,
      summary:
        'The write-ahead log does not reach the bucket: it fills its volume, and the database stops when that is full.',
      action: `\`${archiver}\` says why. Most often the role of the database has lost its right to the bucket or to its key.`,
    },
    {
      name: 'PostgresWalVolumeFills',
      severity: 'critical',
      expression: `max(${of('cnpg_collector_pg_wal', 'value="size"')}) > ${Math.round(WAL_SHARE * bytes(walStorage))}`,
      minutes: 5,
      summary: `The volume of the write-ahead log (${walStorage}) is filling.`,
      action:
        'Slow down what writes, such as a bulk load; the archive then catches up. If it fails, mend that first. A larger `walStorage` takes effect while the database runs.',
    },
    {
      name: 'PostgresBackupTooOld',
      severity: 'critical',
      expression: `time() - max(${backup}) > ${(props.backup.daysBetween + LATE_DAYS) * DAY} or absent(${backup})`,
      minutes: 60,
      summary: 'No base backup was completed in time.',
      action: `\`kubectl get backups --namespace ${namespace}\` and \`kubectl describe\` say why.`,
    },
    {
      name: 'PostgresReaderLags',
      severity: 'warning',
      expression: `max(${of('cnpg_pg_replication_lag')}) > ${LAG_SECONDS}`,
      minutes: 5,
      summary: `A reader is more than ${LAG_SECONDS} seconds behind: sessions read old data there.`,
      action:
        'A large change or a slow disk. If it does not end, delete the pod of the reader; the operator starts it again, and it catches up.',
    },
    {
      name: 'PostgresTransactionHangs',
      severity: 'critical',
      expression: `max(${of('cnpg_backends_max_tx_duration_seconds', `usename!="${analyst}"`)}) > ${TRANSACTION_SECONDS}`,
      minutes: 5,
      summary: 'A transaction of a service does not end: it was left open, or the disk of the writer does not answer.',
      action:
        'If nothing is written at all, it is the disk, and nothing moves the writer by itself: replace its node as one that is dead ("Replace nodes"). A reader becomes the writer as when a zone is lost, and no acknowledged row is lost.',
    },
  ];
}
