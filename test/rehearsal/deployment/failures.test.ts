import type { TemplateResource } from '../../../rehearsal/deployment/aws/template/template';
import { failures, otherDurations } from '../../../rehearsal/deployment/play/failures';

/** A topic with a bucket before it and a role beside it, and what fails or not by how they are declared. */
function props(bucketPolicy: string, protection: boolean, noRollback = false) {
  const resources: Record<string, TemplateResource> = {
    Bucket: { Type: 'AWS::S3::Bucket', DeletionPolicy: bucketPolicy, Properties: { BucketName: 'shop-backups' } },
    Topic: { Type: 'AWS::SNS::Topic', DependsOn: 'Bucket' },
  };
  const stack = { name: 'shop', template: JSON.stringify({ Resources: resources }), protection };
  const commands = [{ stacks: [stack], flags: { noRollback, importExisting: false } }];
  return { scenario: 'shop', accountId: '111122223333', region: 'eu-north-1', commands, every: 2 };
}

const seen = async (of: ReturnType<typeof props>) =>
  (await failures(of)).map(({ passed, seen: text }) => [passed, text]);

test('a first deploy that failed is repeated when a roll-back leaves nothing behind', async () => {
  expect(await seen(props('RetainExceptOnCreate', false))).toEqual([
    [true, 'failed at AWS::SNS::Topic shop/Topic after 0 simulated minutes; the retry went through'],
  ]);
});

test('fails when the stack was protected before it was there', async () => {
  const [[passed, text] = []] = await seen(props('RetainExceptOnCreate', true));
  expect(passed).toBe(false);
  expect(text).toContain('cannot be deleted while TerminationProtection is enabled');
});

test('fails when a roll-back keeps a name that the retry wants', async () => {
  expect((await seen(props('Retain', false))).map(([passed]) => passed)).toEqual([false]);
});

test('neither matters when nothing is rolled back', async () => {
  expect((await seen(props('Retain', true, true))).map(([passed]) => passed)).toEqual([true]);
});

test('other durations find an order that holds by chance', async () => {
  const role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
  const cluster = (needs: string): TemplateResource => ({
    Type: 'AWS::EKS::Cluster',
    DependsOn: needs,
    Properties: { Name: 'shop', RoleArn: 'arn', ResourcesVpcConfig: {} },
  });
  /** Comes ten minutes later than the cluster by usual durations alone. */
  const entry = (ClusterName: unknown): TemplateResource => ({
    Type: 'AWS::EKS::AccessEntry',
    DependsOn: 'Instance',
    Properties: { ClusterName, PrincipalArn: 'arn' },
  });
  const database = { Type: 'AWS::RDS::DBCluster' };
  const instance = { Type: 'AWS::RDS::DBInstance', Properties: { DBClusterIdentifier: { Ref: 'Database' } } };
  const of = (name: unknown) => {
    const resources = {
      Role: role,
      Cluster: cluster('Role'),
      Database: database,
      Instance: instance,
      Entry: entry(name),
    };
    const stack = { name: 'shop', template: JSON.stringify({ Resources: resources }), protection: false };
    return {
      ...props('Delete', false),
      commands: [{ stacks: [stack], flags: { noRollback: false, importExisting: false } }],
    };
  };
  expect((await otherDurations(of({ Ref: 'Cluster' }), 25)).passed).toBe(true);
  expect((await otherDurations(of('shop'), 25)).passed).toBe(false);
});
