import type { Acknowledgement } from './acknowledgement';

/** Findings of a database in the cluster: of the bucket of its backups and of who may write to it. */
export const BACKUP_ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    rule: /S3BucketReplicationEnabled$/,
    path: /^[^/]+-platform\/[^/]+\/Backups\/(Bucket|Logs)\/Resource$/,
    evidence:
      'S3 keeps each object in three zones at least; a copy in another region is for the loss of a region, which this platform does not claim to outlive',
  },
  {
    rule: /S3DefaultEncryptionKMS$/,
    path: /^[^/]+-platform\/[^/]+\/Backups\/Logs\/Resource$/,
    evidence: 'access logs hold no data of the database; log delivery writes with the key of S3 itself',
  },
  {
    rule: /IAM5\[Resource::<.*Backups.*\.Arn>\/\*\]$/,
    path: /^[^/]+-platform\/[^/]+\/Identity\/Policy\/Resource$/,
    evidence: 'objects of the one bucket that is there for the backups; the database names them as it goes',
  },
  {
    rule: /IAM5\[Resource::arn:[^:]+:kms:[^:]+:\d+:key\/\*\]$/,
    path: /^[^/]+-platform\/[^/]+\/Identity\/Policy\/Resource$/,
    evidence:
      'two conditions leave the keys of this one bucket, through S3 only: a bucket that an earlier platform left keeps the key of its time',
  },
];
