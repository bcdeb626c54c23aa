import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type LifecycleRule, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Days in which what was deleted or overwritten can be brought back. */
const KEEP_DELETED = Duration.days(30);

/** Days after which the parts of an upload that never ended are thrown away. */
const UNFINISHED_UPLOAD = Duration.days(7);

/** Days for which it is known who read or changed a backup. */
const KEEP_LOGS = Duration.days(365);

/** Properties for {@link BackupBucket}. */
export interface BackupBucketProps {
  /** Name of the bucket, literally: what is named after it must be the same at every synth. */
  readonly bucketName: string;
  /** What is backed up, for the description of the key. */
  readonly title: string;
  /** Days after which an object is deleted. @default - whoever writes the backups deletes them */
  readonly keepDays?: number;
}

/**
 * Defines the bucket of a database's backups: encrypted by a key of ours, closed to the public and to plain text, every
 * access written down. It keeps older versions, and the database may not delete those: against a database that was broken
 * into. S3 keeps each object in three zones at least. The bucket and its key stay when the stack goes.
 */
export class BackupBucket extends Construct {
  private readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { bucketName, title, keepDays }: BackupBucketProps) {
    super(scope, id);
    const encryptionKey = new Key(this, 'Key', {
      description: `Backups of ${title}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    const logs = new Bucket(this, 'Logs', {
      ...closed,
      // log delivery cannot write to a bucket whose default key is ours alone
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      lifecycleRules: [{ expiration: KEEP_LOGS, noncurrentVersionExpiration: KEEP_DELETED }],
    });
    const old: LifecycleRule = {
      noncurrentVersionExpiration: KEEP_DELETED,
      abortIncompleteMultipartUploadAfter: UNFINISHED_UPLOAD,
      ...(keepDays === undefined ? {} : { expiration: Duration.days(keepDays) }),
    };
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName,
      ...closed,
      encryption: BucketEncryption.KMS,
      encryptionKey,
      // one call to KMS for many objects instead of one for each
      bucketKeyEnabled: true,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'access/',
      lifecycleRules: [old],
    });
  }

  /**
   * The least that lets a database write backups, read them back and delete those that are too old.
   *
   * The key is named by the bucket that uses it: one that an earlier platform left, and that was taken back, is encrypted by
   * the key of its time, and so is what lies in it. With a bucket key the encryption context is the bucket.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
   */
  writerStatements(): PolicyStatement[] {
    const { partition, region, account } = Stack.of(this);
    return [
      new PolicyStatement({
        sid: 'FindBackups',
        actions: ['s3:ListBucket', 's3:GetBucketLocation'],
        resources: [this.bucket.bucketArn],
      }),
      new PolicyStatement({
        sid: 'KeepBackups',
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
        resources: [this.bucket.arnForObjects('*')],
      }),
      new PolicyStatement({
        sid: 'EncryptBackups',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [`arn:${partition}:kms:${region}:${account}:key/*`],
        conditions: {
          StringEquals: {
            'kms:ViaService': `s3.${region}.amazonaws.com`,
            'kms:EncryptionContext:aws:s3:arn': this.bucket.bucketArn,
          },
        },
      }),
    ];
  }
}
