import type { TemplateResource } from '../../../rehearsal/deployment/aws/template/template';
import { deploy, emptyAws, failuresOf } from './small-stack';

const ROLE: TemplateResource = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };

const CLUSTER: TemplateResource = {
  Type: 'AWS::EKS::Cluster',
  Properties: {
    Name: 'shop',
    RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
    ResourcesVpcConfig: { SubnetIds: ['a', 'b'] },
  },
};

const entry = (ClusterName: unknown): TemplateResource => ({
  Type: 'AWS::EKS::AccessEntry',
  Properties: { ClusterName, PrincipalArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
});

test('makes what belongs to a cluster when it refers to the cluster', async () => {
  const aws = emptyAws();
  expect(await deploy(aws, 'one', { Role: ROLE, Cluster: CLUSTER, Entry: entry({ Ref: 'Cluster' }) })).toBe(
    'CREATE_COMPLETE',
  );
});

test('fails when what belongs to a cluster only names it, because the cluster is not ACTIVE yet', async () => {
  const aws = emptyAws();
  expect(await deploy(aws, 'one', { Role: ROLE, Cluster: CLUSTER, Entry: entry('shop') })).toBe('ROLLBACK_COMPLETE');
  expect(failuresOf(aws, 'one')).toEqual({
    Entry: 'AWS::EKS::Cluster shop is in status CREATING; it must be ACTIVE (ResourceInUseException)',
  });
});

test('fails when one principal has two access entries', async () => {
  const aws = emptyAws();
  const twice = { Role: ROLE, Cluster: CLUSTER, A: entry({ Ref: 'Cluster' }), B: entry({ Ref: 'Cluster' }) };
  expect(await deploy(aws, 'one', twice)).toBe('ROLLBACK_COMPLETE');
  expect(Object.values(failuresOf(aws, 'one'))).toEqual([expect.stringContaining('already exists')]);
});

test('makes independent resources at the same time', async () => {
  const aws = emptyAws();
  await deploy(aws, 'one', { A: ROLE, B: ROLE, C: ROLE });
  expect(aws.account.seconds).toBe(20);
});

test('fails when two subnets of one network have addresses in common', async () => {
  const subnet = (CidrBlock: string): TemplateResource => ({
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: { Ref: 'Network' }, CidrBlock },
  });
  const network: TemplateResource = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } };
  const aws = emptyAws();
  const apart = { Network: network, A: subnet('10.9.0.0/24'), B: subnet('10.9.1.0/24') };
  expect(await deploy(aws, 'apart', apart)).toBe('CREATE_COMPLETE');
  const meet = { Network: network, A: subnet('10.9.0.0/23'), B: subnet('10.9.1.0/24') };
  expect(await deploy(aws, 'meet', meet)).toBe('ROLLBACK_COMPLETE');
});

test('fails on a property that the registry does not have, and without one that it requires', async () => {
  const aws = emptyAws();
  await deploy(aws, 'one', { Topic: { Type: 'AWS::SNS::Topic', Properties: { Nmae: 'x' } } });
  expect(failuresOf(aws, 'one')).toEqual({ Topic: 'Encountered unsupported property Nmae' });
  await deploy(aws, 'two', { Role: { Type: 'AWS::IAM::Role' } });
  expect(failuresOf(aws, 'two')).toEqual({
    Role: 'Properties validation failed: required key [AssumeRolePolicyDocument] not found',
  });
});

test('fails loudly on a type that it does not know', async () => {
  const queue: TemplateResource = { Type: 'AWS::MSK::Cluster' };
  await expect(deploy(emptyAws(), 'one', { Queue: queue })).rejects.toThrow(/does not know AWS::MSK::Cluster/);
});

test('fails when a function may write before its log group is made', async () => {
  const aws = emptyAws();
  const lambda = (logging: object): TemplateResource => ({
    Type: 'AWS::Lambda::Function',
    Properties: { Code: {}, Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...logging },
  });
  const call: TemplateResource = {
    Type: 'Custom::VpcRestrictDefaultSG',
    Properties: { ServiceToken: { 'Fn::GetAtt': ['Function', 'Arn'] } },
  };
  const after = { 'Fn::Join': ['', ['/aws/lambda/', { Ref: 'Function' }]] };
  const race = {
    Role: ROLE,
    Function: lambda({}),
    Call: call,
    Group: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: after } },
  };
  expect(await deploy(aws, 'race', race)).toBe('ROLLBACK_COMPLETE');
  expect(failuresOf(aws, 'race').Group).toContain('already exists');
  const ordered = {
    Role: ROLE,
    Group: { Type: 'AWS::Logs::LogGroup' },
    Function: lambda({ LoggingConfig: { LogGroup: { Ref: 'Group' } } }),
    Call: call,
  };
  expect(await deploy(aws, 'ordered', ordered)).toBe('CREATE_COMPLETE');
});
