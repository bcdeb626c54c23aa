import type { GkeCockroachDbScenario } from '../../scenario';
import type { Stage } from '../stage';
import { type Make, managementStage } from './management-stage';
import { BACKUPS_KEY, keyObjectName } from './names';
import { grantRole, resourceRef } from './role-grant';

const SECONDS_A_DAY = 86_400;

/** Days in which what was deleted or overwritten can be brought back, and nobody can shorten that for one object. */
const SOFT_DELETE_DAYS = 14;

/** Days after which the parts of an upload that never ended are thrown away. */
const UNFINISHED_UPLOAD_DAYS = 7;

function bucket(make: Make, scenario: GkeCockroachDbScenario): void {
  const { backup } = scenario.database;
  make('StorageBucket', {
    name: backup.bucket,
    keepOnDelete: true,
    annotations: { 'force-destroy': 'false' },
    spec: {
      // a region keeps every object in several zones; the same region, so that a restore is quick and pays no transfer
      location: scenario.region.toUpperCase(),
      storageClass: 'STANDARD',
      uniformBucketLevelAccess: true,
      publicAccessPrevention: 'enforced',
      encryption: { kmsKeyRef: { name: keyObjectName(scenario, BACKUPS_KEY) } },
      // Against a database member that was broken into: it may delete objects, as CockroachDB must, but not for good.
      // Versions would not do that, for who may delete an object may delete its versions too.
      softDeletePolicy: { retentionDurationSeconds: SOFT_DELETE_DAYS * SECONDS_A_DAY },
      lifecycleRule: [
        {
          action: { type: 'Delete' },
          condition: { age: backup.keepDays },
        },
        { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: UNFINISHED_UPLOAD_DAYS } },
      ],
    },
  });
  grantRole(make, {
    prefix: `${scenario.name}-backup-writer`,
    resource: resourceRef('StorageBucket', backup.bucket),
    role: 'roles/storage.objectUser',
    member: databaseIdentity(scenario),
  });
}

/**
 * The Kubernetes service account of the database, as IAM names it: no Google service account stands between.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
 */
function databaseIdentity({ project, cluster, database }: GkeCockroachDbScenario): string {
  const pool = `projects/${project.number}/locations/global/workloadIdentityPools/${cluster.workloadPool}`;
  return `principal://iam.googleapis.com/${pool}/subject/ns/${database.namespace}/sa/${database.name}`;
}

/** Defines the bucket of the backups. After the cluster, for the pool of its identities exists only then. */
export function backupStage(scenario: GkeCockroachDbScenario): Stage {
  return managementStage(scenario, {
    directory: '65-backup',
    title: 'bucket for the backups of the database, and the right of the database to write to it',
    readyWithinMinutes: 10,
    files: { backup: (make) => bucket(make, scenario) },
  });
}
