import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { featureFlags } from '../../bin/feature-flags';
import { BackupBucket } from '../../lib/aws/backup-bucket';
import { PinnedStack } from '../../lib/aws/pinned-stack';

function bucket(keepDays?: number): Template {
  // the flags decide how a bucket lets its logs be written
  const app = new App({ context: featureFlags() });
  const stack = new PinnedStack(app, 'stack', { account: '123456789012', region: 'eu-west-1', zones: [] });
  const backups = new BackupBucket(stack, 'Backups', {
    bucketName: 'backups',
    title: 'a database',
    ...(keepDays === undefined ? {} : { keepDays }),
  });
  new ManagedPolicy(stack, 'Writer', { statements: backups.writerStatements() });
  return Template.fromStack(stack);
}

const template = bucket();

test('is encrypted by a key of ours that rotates, and stays when the stack goes', () => {
  template.hasResource('AWS::S3::Bucket', {
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BucketName: 'backups',
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupsKey'), 'Arn'] },
            },
          },
        ],
      },
    },
  });
  template.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
});

test('is closed to the public and to plain text, as is the bucket of its logs', () => {
  template.allResourcesProperties('AWS::S3::Bucket', {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    VersioningConfiguration: { Status: 'Enabled' },
  });
  template.resourceCountIs('AWS::S3::BucketPolicy', 2);
  template.allResourcesProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: Match.objectLike({
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    }),
  });
});

test('keeps for a month what was deleted, and writes down who read it', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketName: 'backups',
    LifecycleConfiguration: {
      Rules: [
        {
          Status: 'Enabled',
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          ExpirationInDays: Match.absent(),
        },
      ],
    },
    LoggingConfiguration: { LogFilePrefix: 'access/' },
  });
});

test('deletes backups itself where the database does not', () => {
  bucket(36).hasResourceProperties('AWS::S3::Bucket', {
    BucketName: 'backups',
    LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 36 })] },
  });
});

test('lets a database write, read and delete objects, but no version of one, and nothing else', () => {
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: [
        {
          Sid: 'FindBackups',
          Effect: 'Allow',
          Action: ['s3:GetBucketLocation', 's3:ListBucket'],
          Resource: Match.anyValue(),
        },
        {
          Sid: 'KeepBackups',
          Effect: 'Allow',
          Action: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'],
          Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupsBucket'), 'Arn'] }, '/*']] },
        },
        {
          Sid: 'EncryptBackups',
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: 'arn:aws:kms:eu-west-1:123456789012:key/*',
          // whichever key the bucket has, and for nothing but the bucket
          Condition: {
            StringEquals: {
              'kms:ViaService': 's3.eu-west-1.amazonaws.com',
              'kms:EncryptionContext:aws:s3:arn': {
                'Fn::GetAtt': [Match.stringLikeRegexp('^BackupsBucket'), 'Arn'],
              },
            },
          },
        },
      ],
    },
  });
});
