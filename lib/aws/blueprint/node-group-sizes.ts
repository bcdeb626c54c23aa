import { CustomResource, Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { Peer, Port, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { CfnNodegroup } from 'aws-cdk-lib/aws-eks';
import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { allowInterfaces } from './kubectl-rights';

/** Tag by which a node group is found: its name is made by EKS, and may be another one after a change. */
export const NODE_GROUP_TAG = 'trizone.dev/node-group';

/**
 * Answers with the size that a node group has now, within its bounds: the fewest while there is none.
 *
 * The runtime brings the AWS SDK.
 */
export const NODE_GROUP_SIZE_CODE = `
const { EKSClient, DescribeNodegroupCommand, paginateListNodegroups } = require('@aws-sdk/client-eks');
const client = new EKSClient({});
async function sizes({ ClusterName: clusterName, Tag, NodeGroup }) {
  const found = [];
  for await (const { nodegroups } of paginateListNodegroups({ client }, { clusterName })) {
    for (const nodegroupName of nodegroups) {
      const { nodegroup } = await client
        .send(new DescribeNodegroupCommand({ clusterName, nodegroupName }))
        .catch((error) => {
          if (error.name === 'ResourceNotFoundException') return {};
          throw error;
        });
      if (nodegroup?.tags?.[Tag] === NodeGroup) found.push(nodegroup.scalingConfig.desiredSize);
    }
  }
  return found;
}
exports.handler = async (event) => {
  const { RequestType, ResourceProperties: wanted, ResponseURL, StackId, RequestId, LogicalResourceId } = event;
  const answer = { StackId, RequestId, LogicalResourceId, PhysicalResourceId: wanted.NodeGroup, Status: 'SUCCESS' };
  try {
    const [least, most] = [Number(wanted.MinSize), Number(wanted.MaxSize)];
    const now = RequestType === 'Delete' ? [] : await sizes(wanted);
    answer.Data = { Size: Math.min(most, Math.max(least, ...now)) };
  } catch (error) {
    console.error(error);
    Object.assign(answer, { Status: 'FAILED', Reason: String(error) });
  }
  await fetch(ResponseURL, { method: 'PUT', headers: { 'content-type': '' }, body: JSON.stringify(answer) });
};
`.trim();

/** Properties for {@link NodeGroupSizes}. */
export interface NodeGroupSizesProps {
  readonly cluster: ICluster;
  /** Literal name of the cluster, for the rights. */
  readonly clusterName: string;
  /** Key of the log group. */
  readonly logKey: IKey;
}

/**
 * Defines what finds out the present size of a node group when a deploy changes it.
 *
 * EKS demands a size of a group that it makes, and CloudFormation sends it again with every change of the bounds: written
 * down, it would end the nodes that the autoscaler has added, also in the middle of the loss of a zone.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html (November 2026)
 */
export class NodeGroupSizes extends Construct {
  private readonly cluster: ICluster;
  private readonly serviceToken: string;

  constructor(scope: Construct, id: string, { cluster, clusterName, logKey }: NodeGroupSizesProps) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const eks = `arn:${partition}:eks:${region}:${account}`;
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_YEAR,
      encryptionKey: logKey,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: cluster.vpc,
      description: 'The function that asks EKS for the size of node groups',
      allowAllOutbound: false,
    });
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.HTTPS, 'EKS, and the answer to CloudFormation');
    const policy = new ManagedPolicy(this, 'Policy', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['eks:ListNodegroups'], resources: [`${eks}:cluster/${clusterName}`] }),
        new PolicyStatement({
          actions: ['eks:DescribeNodegroup'],
          resources: [`${eks}:nodegroup/${clusterName}/*/*`],
        }),
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    });
    const handler = new LambdaFunction(this, 'Function', {
      description: 'Size that a node group has now',
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(NODE_GROUP_SIZE_CODE),
      timeout: Duration.minutes(2),
      // without updates: the CDK would add an AWS managed policy for the VPC
      role: role.withoutPolicyUpdates(),
      logGroup,
      vpc: cluster.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [securityGroup],
    });
    // Lambda refuses a function whose role may not connect it
    handler.node.defaultChild?.node.addDependency(policy, allowInterfaces(this, [role]));
    this.cluster = cluster;
    this.serviceToken = handler.functionArn;
  }

  /**
   * The size of the group with this tag when the deploy changes anything of what `state` holds, read when the group
   * `after` is done: the autoscaler may add nodes while that one is changed.
   */
  sizeOf(
    nodeGroup: string,
    bounds: { readonly min: number; readonly max: number },
    state: string,
    after?: CfnNodegroup,
  ): number {
    const size = new CustomResource(this, nodeGroup, {
      serviceToken: this.serviceToken,
      serviceTimeout: Duration.minutes(5),
      resourceType: 'Custom::NodeGroupSize',
      properties: {
        ClusterName: this.cluster.clusterName,
        Tag: NODE_GROUP_TAG,
        NodeGroup: nodeGroup,
        MinSize: bounds.min,
        MaxSize: bounds.max,
        State: state,
      },
    });
    if (after) size.node.addDependency(after);
    return Token.asNumber(size.getAtt('Size'));
  }
}
