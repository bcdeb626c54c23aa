import type { TemplateResource } from '../../../rehearsal/deployment/aws/template/template';
import { deploy, emptyAws, failuresOf, keptIn } from './small-stack';

const bucket = (DeletionPolicy: string): TemplateResource => ({
  Type: 'AWS::S3::Bucket',
  DeletionPolicy,
  Properties: { BucketName: 'shop-backups' },
});

/** Fails when it is made, after the bucket. */
const BROKEN: TemplateResource = { Type: 'AWS::SNS::Topic', DependsOn: 'Bucket', Properties: { Nmae: 'x' } };

test('a roll-back keeps what is retained, and the next attempt meets its name', async () => {
  const aws = emptyAws();
  expect(await deploy(aws, 'one', { Bucket: bucket('Retain'), Broken: BROKEN })).toBe('ROLLBACK_COMPLETE');
  expect(keptIn(aws)).toEqual(['shop-backups']);
  await aws.deleteStack('one');
  expect(await deploy(aws, 'one', { Bucket: bucket('Retain') })).toBe('ROLLBACK_COMPLETE');
  expect(failuresOf(aws, 'one').Bucket).toContain("identifier 'shop-backups' already exists");
});

test('a roll-back of a creation deletes what is retained except on create, and a deletion keeps it', async () => {
  const aws = emptyAws();
  const policy = bucket('RetainExceptOnCreate');
  await deploy(aws, 'one', { Bucket: policy, Broken: BROKEN });
  expect(keptIn(aws)).toEqual([]);
  await aws.deleteStack('one');
  expect(await deploy(aws, 'one', { Bucket: policy })).toBe('CREATE_COMPLETE');
  await aws.deleteStack('one');
  expect(keptIn(aws)).toEqual(['shop-backups']);
});

test('what was kept is taken back when existing resources are imported', async () => {
  const aws = emptyAws();
  const stack = { Bucket: bucket('Retain') };
  await deploy(aws, 'one', stack);
  await aws.deleteStack('one');
  expect(await deploy(aws, 'one', stack, { importExisting: true })).toBe('CREATE_COMPLETE');
  expect(keptIn(aws)).toEqual([]);
});

test('without a roll-back the next attempt goes on where the first stopped', async () => {
  const aws = emptyAws();
  const stack = { Bucket: bucket('Retain'), Topic: { Type: 'AWS::SNS::Topic', DependsOn: 'Bucket' } };
  let failures = 1;
  aws.account.fault = (_, logicalId) => (logicalId === 'Topic' && failures-- > 0 ? 'Internal failure' : undefined);
  expect(await deploy(aws, 'one', stack, { noRollback: true })).toBe('CREATE_FAILED');
  expect(await deploy(aws, 'one', stack, { noRollback: true })).toBe('UPDATE_COMPLETE');
  expect(aws.account.all.map(({ type, version }) => [type, version])).toEqual([
    ['AWS::S3::Bucket', 1],
    ['AWS::SNS::Topic', 1],
  ]);
});

test('a stack that is protected is not deleted, also when its creation failed', async () => {
  const aws = emptyAws();
  await deploy(aws, 'one', { Bucket: bucket('Delete'), Broken: BROKEN });
  aws.setProtection('one', true);
  await expect(aws.deleteStack('one')).rejects.toThrow(/cannot be deleted while TerminationProtection is enabled/);
  aws.setProtection('one', false);
  await aws.deleteStack('one');
  expect(aws.account.stacks.has('one')).toBe(false);
});

test('a cluster that is protected cannot be rolled back', async () => {
  const aws = emptyAws();
  const cluster: TemplateResource = {
    Type: 'AWS::EKS::Cluster',
    Properties: { Name: 'shop', RoleArn: 'arn', ResourcesVpcConfig: {}, DeletionProtection: true },
  };
  expect(await deploy(aws, 'one', { Bucket: cluster, Broken: BROKEN })).toBe('ROLLBACK_FAILED');
});

test('a roll-back that failed is taken up again, and ends where the update began', async () => {
  const aws = emptyAws();
  const stack = (DisplayName: string): Record<string, TemplateResource> => ({
    Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName } },
    Other: { Type: 'AWS::SNS::Topic', DependsOn: 'Topic', Properties: { DisplayName } },
  });
  await deploy(aws, 'one', stack('before'));
  let asked = 0;
  // the second change, and taking back the first one
  aws.account.fault = () => ([2, 3].includes(++asked) ? 'Internal failure' : undefined);
  expect(await deploy(aws, 'one', stack('after'))).toBe('UPDATE_ROLLBACK_FAILED');
  await expect(deploy(aws, 'one', stack('after'))).rejects.toThrow(/can not be updated/);
  await aws.continueUpdateRollback('one');
  expect(aws.stack('one').status).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(aws.account.all.map(({ properties }) => properties.DisplayName)).toEqual(['before', 'before']);
  await expect(aws.continueUpdateRollback('one')).rejects.toThrow(/can not continue rollback/);
});
