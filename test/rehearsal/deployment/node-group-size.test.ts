import { groupSizes, scaleOut } from '../../../rehearsal/deployment/aws/autoscaler';
import type { TemplateResource } from '../../../rehearsal/deployment/aws/template/template';
import { deploy, emptyAws, failuresOf } from './small-stack';

/** Answers with the size that the group has, or with 2; in two ways it is broken. */
const CODE = `
const { EKSClient, DescribeNodegroupCommand, paginateListNodegroups } = require('@aws-sdk/client-eks');
exports.handler = async ({ ResourceProperties: { ClusterName: clusterName, Fail }, ResponseURL }) => {
  let Size = 2;
  for await (const { nodegroups } of paginateListNodegroups({ client: new EKSClient({}) }, { clusterName })) {
    for (const nodegroupName of nodegroups) {
      const { nodegroup } = await new EKSClient({}).send(new DescribeNodegroupCommand({ clusterName, nodegroupName }));
      Size = nodegroup.scalingConfig.desiredSize;
    }
  }
  const answer = Fail ? { Status: 'FAILED', Reason: 'denied' } : { Status: 'SUCCESS', Data: { Size } };
  await fetch(ResponseURL, { body: JSON.stringify(answer) });
};`;

/** A cluster with a node group whose size is what the function says, or a number that is written down. */
function stack(MaxSize: number, size?: number, Fail?: string): Record<string, TemplateResource> {
  const Code = { ZipFile: CODE };
  return {
    Cluster: { Type: 'AWS::EKS::Cluster', Properties: { Name: 'shop', RoleArn: 'arn', ResourcesVpcConfig: {} } },
    Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'size', Role: 'arn', Code } },
    Size: {
      Type: 'Custom::NodeGroupSize',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': ['Function', 'Arn'] },
        ClusterName: { Ref: 'Cluster' },
        MaxSize,
        ...(Fail ? { Fail } : {}),
      },
    },
    Group: {
      Type: 'AWS::EKS::Nodegroup',
      Properties: {
        ClusterName: { Ref: 'Cluster' },
        NodeRole: 'arn',
        Subnets: ['subnet-1'],
        ScalingConfig: { MinSize: 2, MaxSize, DesiredSize: size ?? { 'Fn::GetAtt': ['Size', 'Size'] } },
      },
    },
  };
}

/** The size after the autoscaler has added a node, and then the bounds change. */
async function sizeAfterChange(size?: number): Promise<number | undefined> {
  const aws = emptyAws();
  await deploy(aws, 'one', stack(6, size));
  scaleOut(aws.account);
  expect(await deploy(aws, 'one', stack(9, size))).toBe('UPDATE_COMPLETE');
  return groupSizes(aws.account)[0]?.size;
}

test('the size is what the function of the stack answers, which asks for the size that the autoscaler chose', async () => {
  expect(await sizeAfterChange()).toBe(3);
});

test('fails when the size is written down: a change of the bounds ends what the autoscaler added', async () => {
  expect(await sizeAfterChange(2)).toBe(2);
});

test('fails when the function says that it failed, with its reason', async () => {
  const aws = emptyAws();
  expect(await deploy(aws, 'one', stack(6, undefined, 'yes'))).toBe('ROLLBACK_COMPLETE');
  expect(failuresOf(aws, 'one').Size).toContain('Message: denied');
});

test('the autoscaler does not go past the most nodes of a group', async () => {
  const aws = emptyAws();
  await deploy(aws, 'one', stack(2));
  scaleOut(aws.account);
  expect(groupSizes(aws.account)).toMatchObject([{ size: 2, least: 2, most: 2 }]);
});
