import { Stack } from 'aws-cdk-lib';
import { CfnAddon } from 'aws-cdk-lib/aws-eks';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ClusterAccess } from './cluster-access';

/** Where the VPC CNI works. */
export interface VpcCniReach {
  /** Name of the cluster, literally. */
  readonly clusterName: string;
  /** Subnets of the nodes. */
  readonly subnetIds: readonly string[];
  /** The security group of nodes and pods. */
  readonly clusterSecurityGroupId: string;
}

/**
 * What the VPC CNI may do: make network interfaces in the subnets of the nodes with the cluster's security group, give and
 * take addresses there, and attach to the nodes of the cluster alone.
 *
 * The plugin's own policy for one cluster limits it by a tag that the plugin puts on interfaces. The subnets limit it here
 * instead, because the first interface of a node is made with the node and has no such tag, and with prefix delegation it
 * gets addresses too.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/iam-policy.md (scope-down policy per cluster)
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html (which of these actions know
 * ec2:Subnet: all but the creation, September 2026)
 */
export function vpcCniStatements(
  { partition, region, account }: Pick<Stack, 'partition' | 'region' | 'account'>,
  { clusterName, subnetIds, clusterSecurityGroupId }: VpcCniReach,
): PolicyStatement[] {
  const ec2 = (resource: string) => `arn:${partition}:ec2:${region}:${account}:${resource}`;
  const subnets = subnetIds.map((id) => ec2(`subnet/${id}`));
  const securityGroup = ec2(`security-group/${clusterSecurityGroupId}`);
  const interfaces = ec2('network-interface/*');
  return [
    new PolicyStatement({
      sid: 'Look',
      actions: [
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeTags',
      ],
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'CreateInterfacesInSubnetsOfNodes',
      actions: ['ec2:CreateNetworkInterface'],
      // all three must be allowed: the subnet and the group limit the interface
      resources: [interfaces, ...subnets, securityGroup],
    }),
    new PolicyStatement({
      sid: 'TagWhatIsCreated',
      actions: ['ec2:CreateTags'],
      resources: [interfaces],
      conditions: { StringEquals: { 'ec2:CreateAction': 'CreateNetworkInterface' } },
    }),
    new PolicyStatement({
      sid: 'ChangeInterfacesInSubnetsOfNodes',
      actions: [
        'ec2:AssignPrivateIpAddresses',
        'ec2:AttachNetworkInterface',
        'ec2:CreateTags',
        'ec2:DeleteNetworkInterface',
        'ec2:DetachNetworkInterface',
        'ec2:ModifyNetworkInterfaceAttribute',
        'ec2:UnassignPrivateIpAddresses',
      ],
      resources: [interfaces],
      conditions: { ArnEquals: { 'ec2:Subnet': subnets } },
    }),
    new PolicyStatement({
      sid: 'AttachToNodesOfTheCluster',
      actions: ['ec2:AttachNetworkInterface', 'ec2:DetachNetworkInterface', 'ec2:ModifyNetworkInterfaceAttribute'],
      resources: ['*'],
      conditions: { StringEquals: { [`aws:ResourceTag/kubernetes.io/cluster/${clusterName}`]: 'owned' } },
    }),
    new PolicyStatement({
      sid: 'GiveTheSecurityGroup',
      actions: ['ec2:ModifyNetworkInterfaceAttribute'],
      resources: [securityGroup],
    }),
  ];
}

/**
 * Gives the VPC CNI add-on its rights by Pod Identity, so that they are not those of the node, which every pod on the host
 * network has.
 *
 * @throws when the stack has no add-on `vpc-cni`
 */
export function grantVpcCniAccess(
  stack: Stack,
  { cluster, clusterName }: Pick<ClusterAccess, 'cluster' | 'clusterName'>,
): void {
  const addOn = stack.node.findAll().find((node) => node instanceof CfnAddon && node.addonName === 'vpc-cni');
  if (!(addOn instanceof CfnAddon))
    throw new Error(`stack '${stack.stackName}' must have the add-on vpc-cni, got none`);
  const role = new Role(stack, 'VpcCniRole', {
    assumedBy: new ServicePrincipal('pods.eks.amazonaws.com').withSessionTags(),
  });
  const policy = new ManagedPolicy(stack, 'VpcCniPolicy', {
    roles: [role],
    statements: vpcCniStatements(Stack.of(cluster), {
      clusterName,
      subnetIds: cluster.vpc.privateSubnets.map(({ subnetId }) => subnetId),
      clusterSecurityGroupId: cluster.clusterSecurityGroupId,
    }),
  });
  addOn.podIdentityAssociations = [{ serviceAccount: 'aws-node', roleArn: role.roleArn }];
  // its first pods start with the first node, and without rights no pod gets an address
  addOn.node.addDependency(policy);
}
