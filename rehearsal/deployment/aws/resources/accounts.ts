import { mentions } from '../thing';
import type { Behaviour } from './behaviour';

const QUICK = { create: 5, update: 5, delete: 5 };

/** IAM, keys, logs, buckets, secrets, alarms: what needs no machine. */
export const ACCOUNTS: Readonly<Record<string, Behaviour>> = {
  'AWS::IAM::Role': {
    seconds: { create: 20, update: 10, delete: 5 },
    name: 'RoleName',
    heldBy: ['AWS::IAM::InstanceProfile'],
    arn: (id, { id: account }) => `arn:aws:iam::${account}:role/${id}`,
    leavesOut: 'what it allows, and how long IAM takes to spread it',
  },
  'AWS::IAM::Policy': { seconds: { create: 15, update: 10, delete: 5 }, leavesOut: 'what it allows' },
  'AWS::IAM::ManagedPolicy': {
    seconds: { create: 15, update: 10, delete: 5 },
    name: 'ManagedPolicyName',
    refIsArn: true,
    arn: (id, { id: account }) => `arn:aws:iam::${account}:policy/${id}`,
    refuseDelete: (policy, account) => {
      const user = account.ofType('AWS::IAM::Role').find((role) => mentions(role, policy));
      return user && `Cannot delete a policy attached to entities: ${user.id}`;
    },
    leavesOut: 'what it allows',
  },
  'AWS::IAM::InstanceProfile': {
    seconds: { create: 120, update: 10, delete: 5 },
    name: 'InstanceProfileName',
    leavesOut: 'nothing',
  },
  'AWS::KMS::Key': { seconds: { create: 20, update: 10, delete: 5 }, idPrefix: 'key-', leavesOut: 'its policy' },
  'AWS::KMS::Alias': { seconds: QUICK, name: 'AliasName', leavesOut: 'nothing' },
  'AWS::Logs::LogGroup': {
    seconds: QUICK,
    name: 'LogGroupName',
    arn: (id, { id: account, region }) => `arn:aws:logs:${region}:${account}:log-group:${id}:*`,
    leavesOut: 'what is written into it',
  },
  'AWS::Logs::ResourcePolicy': { seconds: QUICK, name: 'PolicyName', leavesOut: 'what it allows' },
  'AWS::S3::Bucket': {
    seconds: { create: 20, update: 10, delete: 5 },
    name: 'BucketName',
    arn: (id) => `arn:aws:s3:::${id}`,
    heldBy: ['AWS::S3::BucketPolicy'],
    leavesOut: 'objects, which keep a bucket from being deleted',
  },
  'AWS::S3::BucketPolicy': {
    seconds: QUICK,
    once: ({ Bucket }) => String(Bucket),
    idPrefix: 'bucketpolicy-',
    leavesOut: 'what it allows',
  },
  'AWS::SNS::Topic': {
    seconds: { create: 10, update: 5, delete: 5 },
    name: 'TopicName',
    refIsArn: true,
    leavesOut: 'messages',
  },
  'AWS::SNS::TopicPolicy': { seconds: QUICK, idPrefix: 'topicpolicy-', leavesOut: 'what it allows' },
  'AWS::SSM::Parameter': { seconds: QUICK, name: 'Name', leavesOut: 'nothing' },
  'AWS::SSM::Document': { seconds: { create: 10, update: 10, delete: 5 }, name: 'Name', leavesOut: 'its content' },
  'AWS::SecretsManager::Secret': {
    seconds: QUICK,
    name: 'Name',
    refIsArn: true,
    leavesOut: 'its value; CloudFormation deletes it without a recovery window',
  },
  'AWS::CloudWatch::Alarm': { seconds: QUICK, name: 'AlarmName', leavesOut: 'metrics' },
  'AWS::Lambda::Function': {
    seconds: { create: 15, update: 10, delete: 5 },
    name: 'FunctionName',
    leavesOut: "its code; the rehearsal does what the CDK's handlers do",
  },
  'AWS::Lambda::LayerVersion': {
    seconds: { create: 10, update: 10, delete: 5 },
    idPrefix: 'layer-',
    refIsArn: true,
    leavesOut: 'its content',
  },
  'AWS::Lambda::Permission': { seconds: QUICK, idPrefix: 'permission-', leavesOut: 'what it allows' },
  'AWS::CloudFormation::WaitConditionHandle': { seconds: QUICK, idPrefix: 'handle-', leavesOut: 'nothing' },
  'AWS::SQS::Queue': { seconds: QUICK, name: 'QueueName', leavesOut: 'messages' },
  'AWS::SQS::QueuePolicy': { seconds: QUICK, idPrefix: 'queuepolicy-', leavesOut: 'what it allows' },
  'AWS::CDK::Metadata': { seconds: QUICK, idPrefix: 'metadata-', leavesOut: 'nothing' },
  'AWS::ECR::Repository': { seconds: QUICK, name: 'RepositoryName', leavesOut: 'its policy' },
};
