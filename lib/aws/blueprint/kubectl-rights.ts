import { Stack } from 'aws-cdk-lib';
import type { Cluster } from 'aws-cdk-lib/aws-eks-v2';
import { type CfnRole, type IRole, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

/**
 * What Lambda does with the role of a function in a VPC, for which it asks for every resource. The code of a function may
 * not do the same with its role.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html (execution role permissions, security best practices)
 */
const INTERFACE_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

const INTERFACE_POLICY = 'FunctionInterfacesPolicy';

/** The role of the function that runs kubectl and Helm, and what its policy is completed with by {@link limitKubectlRights}. */
export function kubectlRole(scope: Construct): Role {
  return new Role(scope, 'KubectlRole', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: 'Applies manifests and charts to the cluster',
  });
}

/** The stack's one policy that lets Lambda connect functions of these roles to the VPC, and not their code. */
export function allowInterfaces(scope: Construct, roles: readonly IRole[]): ManagedPolicy {
  const stack = Stack.of(scope);
  const policy = (stack.node.tryFindChild(INTERFACE_POLICY) as ManagedPolicy | undefined) ?? interfacePolicy(stack);
  for (const role of roles) policy.attachToRole(role);
  return policy;
}

function interfacePolicy(stack: Stack): ManagedPolicy {
  const { partition, region, account } = stack;
  return new ManagedPolicy(stack, INTERFACE_POLICY, {
    statements: [
      new PolicyStatement({ sid: 'ConnectFunctions', actions: INTERFACE_ACTIONS, resources: ['*'] }),
      PolicyStatement.fromJson({
        Sid: 'NotByTheirCode',
        Effect: 'Deny',
        Action: INTERFACE_ACTIONS,
        Resource: '*',
        Condition: {
          ArnLike: { 'lambda:SourceFunctionArn': `arn:${partition}:lambda:${region}:${account}:function:*` },
        },
      }),
    ],
  });
}

function writeLogs(functionConstruct: Construct): PolicyStatement[] {
  const groups = functionConstruct.node.findAll().filter((construct) => construct instanceof CfnLogGroup);
  return groups.map(
    ({ attrArn }) =>
      new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [attrArn] }),
  );
}

/**
 * Gives the functions that apply manifests the rights that they use, instead of AWS managed policies and of inline ones:
 * the charts come over HTTPS, so they need no registry, and the log groups are ours, so they make none.
 *
 * @param role of {@link kubectlRole}, given to the cluster's provider without updates
 */
export function limitKubectlRights(cluster: Cluster, role: Role): void {
  const stack = Stack.of(cluster);
  const provider = cluster.node.findChild('KubectlProvider');
  const handler = provider.node.findChild('Handler') as LambdaFunction;
  const framework = provider.node.findChild('Provider').node.findChild('framework-onEvent') as LambdaFunction;
  const frameworkRole = framework.role as Role;
  // the library gives no choice of this role: its policies are taken away and replaced
  frameworkRole.node.tryRemoveChild('DefaultPolicy');
  (frameworkRole.node.defaultChild as CfnRole).managedPolicyArns = undefined;
  const network = allowInterfaces(stack, [role, frameworkRole]);
  // the functions alone: their roles are what the policy is attached to
  for (const each of [handler, framework]) each.node.defaultChild?.node.addDependency(network);
  const policies = [
    new ManagedPolicy(stack, 'KubectlPolicy', {
      roles: [role],
      statements: [
        new PolicyStatement({ actions: ['eks:DescribeCluster'], resources: [cluster.clusterArn] }),
        ...writeLogs(handler),
      ],
    }),
    new ManagedPolicy(stack, 'KubectlFrameworkPolicy', {
      roles: [frameworkRole],
      statements: [
        new PolicyStatement({
          actions: ['lambda:InvokeFunction', 'lambda:GetFunction'],
          resources: [handler.functionArn],
        }),
        ...writeLogs(framework),
      ],
    }),
  ];
  // from then on they are called: not before they may, and the deletion in the reverse order
  cluster.node.findChild('KubectlReadyBarrier').node.addDependency(...policies);
}
