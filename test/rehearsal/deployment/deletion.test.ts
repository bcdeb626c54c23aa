import type { TemplateResource } from '../../../rehearsal/deployment/aws/template/template';
import { deploy, emptyAws, failuresOf } from './small-stack';

const network: TemplateResource = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.9.0.0/16' } };

test('deletes what others need after them', async () => {
  const aws = emptyAws();
  const subnet: TemplateResource = {
    Type: 'AWS::EC2::Subnet',
    Properties: { VpcId: { Ref: 'Network' }, CidrBlock: '10.9.0.0/24' },
  };
  await deploy(aws, 'one', { Network: network, Subnet: subnet });
  const { events } = aws.stack('one');
  await aws.deleteStack('one');
  const deleted = events.filter(({ status }) => status === 'DELETE_COMPLETE').map(({ logicalId }) => logicalId);
  expect(deleted).toEqual(['Subnet', 'Network', 'one']);
});

test('does not delete a network in which something else stands', async () => {
  const aws = emptyAws();
  await deploy(aws, 'one', { Network: network });
  const [vpc] = aws.account.ofType('AWS::EC2::VPC');
  const balancer = { type: 'Kubernetes::LoadBalancer', id: 'shop', arn: '', status: 'ACTIVE', version: 1 } as const;
  aws.account.add({ ...balancer, properties: { VpcId: vpc?.id } });
  await aws.deleteStack('one');
  expect(aws.stack('one').status).toBe('DELETE_FAILED');
  expect(failuresOf(aws, 'one').Network).toContain(
    'has dependencies and cannot be deleted: Kubernetes::LoadBalancer shop',
  );
});

test('does not delete an instance while termination by its interface is switched off', async () => {
  const aws = emptyAws();
  await deploy(aws, 'one', { Host: { Type: 'AWS::EC2::Instance', Properties: { DisableApiTermination: true } } });
  await aws.deleteStack('one');
  expect(aws.stack('one').status).toBe('DELETE_FAILED');
});
