import type { TemplateResource } from '../../../rehearsal/deployment/aws/template/template';
import { deploy, emptyAws, failuresOf } from './small-stack';

const network: TemplateResource = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } };

const subnet = (CidrBlock: string): TemplateResource => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: { Ref: 'Network' }, CidrBlock },
});

test('a property that cannot change makes a new resource, and the old one goes afterwards', async () => {
  const aws = emptyAws();
  await deploy(aws, 'one', { Network: network, A: subnet('10.9.0.0/24') });
  const [before] = aws.account.ofType('AWS::EC2::Subnet');
  expect(await deploy(aws, 'one', { Network: network, A: subnet('10.9.7.0/24') })).toBe('UPDATE_COMPLETE');
  expect(aws.account.ofType('AWS::EC2::Subnet').map(({ properties }) => properties.CidrBlock)).toEqual(['10.9.7.0/24']);
  expect(aws.account.ofType('AWS::EC2::Subnet')[0]?.id).not.toBe(before?.id);
});

test('fails when a new subnet wants the addresses of the one that it replaces', async () => {
  const aws = emptyAws();
  const inZone = (AvailabilityZone: string): TemplateResource => ({
    ...subnet('10.9.0.0/24'),
    Properties: { ...subnet('10.9.0.0/24').Properties, AvailabilityZone },
  });
  await deploy(aws, 'one', { Network: network, A: inZone('eu-north-1a') });
  expect(await deploy(aws, 'one', { Network: network, A: inZone('eu-north-1b') })).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(failuresOf(aws, 'one').A).toContain('conflicts with another subnet');
  expect(aws.account.ofType('AWS::EC2::Subnet')[0]?.properties.AvailabilityZone).toBe('eu-north-1a');
});

test('fails when a resource with a chosen name would have to be replaced', async () => {
  const aws = emptyAws();
  const cluster = (RoleArn: string): TemplateResource => ({
    Type: 'AWS::EKS::Cluster',
    Properties: { Name: 'shop', RoleArn, ResourcesVpcConfig: {} },
  });
  await deploy(aws, 'one', { Cluster: cluster('a') });
  expect(await deploy(aws, 'one', { Cluster: cluster('b') })).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(aws.account.find('AWS::EKS::Cluster', 'shop')?.properties.RoleArn).toBe('a');
});

test('fails when subnets leave the group of a database that runs', async () => {
  const aws = emptyAws();
  const stack = (subnets: readonly string[]): Record<string, TemplateResource> => ({
    Group: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { DBSubnetGroupDescription: 'x', SubnetIds: subnets } },
    Database: { Type: 'AWS::RDS::DBCluster', Properties: { DBSubnetGroupName: { Ref: 'Group' } } },
  });
  await deploy(aws, 'one', stack(['private-1', 'private-2']));
  expect(await deploy(aws, 'one', stack(['public-1', 'public-2']))).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(failuresOf(aws, 'one').Group).toContain('currently in use');
  expect(await deploy(aws, 'one', stack(['private-1', 'private-2', 'public-1']))).toBe('UPDATE_COMPLETE');
});

test('changes nothing when nothing is declared otherwise', async () => {
  const aws = emptyAws();
  await deploy(aws, 'one', { Network: network });
  await expect(deploy(aws, 'one', { Network: network })).rejects.toThrow(/cannot be executed in its current status/);
});

test('takes away what is no longer declared', async () => {
  const aws = emptyAws();
  await deploy(aws, 'one', { Network: network, A: subnet('10.9.0.0/24') });
  await deploy(aws, 'one', { Network: network });
  expect(aws.account.all.map(({ type }) => type)).toEqual(['AWS::EC2::VPC']);
});

test.each([
  ['1.36', 'UPDATE_COMPLETE'],
  ['1.37', 'UPDATE_ROLLBACK_COMPLETE'],
  ['1.34', 'UPDATE_ROLLBACK_COMPLETE'],
])('a cluster of Kubernetes 1.35 is upgraded by one minor version only: to %s is %s', async (version, status) => {
  const aws = emptyAws();
  const cluster = (Version: string): Record<string, TemplateResource> => ({
    Cluster: {
      Type: 'AWS::EKS::Cluster',
      Properties: { Name: 'shop', RoleArn: 'arn', ResourcesVpcConfig: {}, Version },
    },
  });
  await deploy(aws, 'one', cluster('1.35'));
  expect(await deploy(aws, 'one', cluster(version))).toBe(status);
});
