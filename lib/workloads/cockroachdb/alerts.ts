import type { Alert } from '../alert';
import type { CockroachDbIdentity } from './identity';

/** Properties for {@link cockroachDbAlerts}. */
export interface CockroachDbAlertsProps extends CockroachDbIdentity {
  readonly replicas: number;
  /** Most days between two backups of any kind. */
  readonly backup: { readonly daysBetween: number };
  /** The licence, if the cluster has one. */
  readonly licence?: unknown;
}

/** Seconds of a day, and days for which a backup may be late. */
const DAY = 86_400;
const LATE_DAYS = 1;

/** Days before the end of a certificate or of the licence: cert-manager should have renewed long before. */
const CERTIFICATE_DAYS = 14;
const LICENCE_DAYS = 30;

/** Share of the disk that is free: below it members need a larger one soon. */
const FREE_SHARE = 0.25;

/**
 * What must be told of CockroachDB. A schedule succeeds without anything ever reaching the bucket, so what counts is the age
 * of the last backup that was completed.
 *
 * @see https://www.cockroachlabs.com/docs/v26.2/essential-alerts-self-hosted
 * @see https://www.cockroachlabs.com/docs/v26.2/backup-and-restore-monitoring
 */
export function cockroachDbAlerts(props: CockroachDbAlertsProps): readonly Alert[] {
  const { name, namespace, replicas, licence } = props;
  const of = (metric: string) => `${metric}{namespace="${namespace}",pod=~"${name}-[0-9]+"}`;
  const backup = of('schedules_BACKUP_last_completed_time');
  return [
    {
      name: 'CockroachDbRangesUnavailable',
      severity: 'critical',
      expression: `sum(${of('ranges_unavailable')}) > 0`,
      minutes: 2,
      summary: 'Some data has lost the majority of its replicas.',
      action: 'Bring the members back that are away; do not delete a volume.',
    },
    {
      name: 'CockroachDbMemberAway',
      severity: 'warning',
      expression: `max(${of('liveness_livenodes')}) < ${replicas} or absent(${of('liveness_livenodes')})`,
      minutes: 15,
      summary: 'A member is away: the loss of another one stops the database.',
      action: 'See "A zone is lost". If one node alone is away, see "Replace nodes".',
    },
    {
      name: 'CockroachDbBackupTooOld',
      severity: 'critical',
      expression: `time() - max(${backup}) > ${(props.backup.daysBetween + LATE_DAYS) * DAY} or absent(${backup})`,
      minutes: 60,
      summary: 'No backup was completed in time.',
      action:
        'In a session as root ("Restore a backup"): `SHOW SCHEDULES` and `SHOW JOBS` say why. Most often the identity of the members has lost its right to the bucket.',
    },
    {
      name: 'CockroachDbDiskFills',
      severity: 'warning',
      expression: `min(${of('capacity_available')} / ${of('capacity')}) < ${FREE_SHARE}`,
      minutes: 30,
      summary: 'A member has little room left.',
      action: 'Give the members larger volumes: "Scale".',
    },
    {
      name: 'CockroachDbDiskStalls',
      severity: 'critical',
      expression: `sum(increase(${of('storage_disk_stalled')}[10m])) > 0`,
      minutes: 1,
      summary: 'The disk of a member does not answer.',
      action:
        'The member stops by itself, and the others go on. If it does not come back, replace its node ("Replace nodes").',
    },
    {
      name: 'CockroachDbCertificateExpires',
      severity: 'critical',
      expression: `min(${of('security_certificate_expiration_node')}) - time() < ${CERTIFICATE_DAYS * DAY}`,
      minutes: 60,
      summary: 'The certificate of a member was not renewed.',
      action: '`kubectl get certificate --all-namespaces` and the log of cert-manager say why.',
    },
    ...(licence
      ? [
          {
            name: 'CockroachDbLicenceExpires',
            severity: 'warning' as const,
            expression: `min(${of('seconds_until_license_expiry')}) < ${LICENCE_DAYS * DAY}`,
            minutes: 60,
            summary: 'The licence ends soon, or is not there.',
            action: 'Give the cluster a new licence key, and look at the log of the bootstrap Job.',
          },
        ]
      : []),
  ];
}
