import type { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Tag that the controller puts on everything that it makes; its value is the name of the cluster. */
const TAG = 'elbv2.k8s.aws/cluster';

/** Reading, for which IAM defines no resources. */
const LOOK = [
  'ec2:DescribeAccountAttributes',
  'ec2:DescribeAddresses',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeCoipPools',
  'ec2:DescribeInstances',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeIpamPools',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeTags',
  'ec2:DescribeVpcPeeringConnections',
  'ec2:DescribeVpcs',
  'ec2:GetCoipPoolUsage',
  'ec2:GetSecurityGroupsForVpc',
  'elasticloadbalancing:DescribeCapacityReservation',
  'elasticloadbalancing:DescribeListenerAttributes',
  'elasticloadbalancing:DescribeListenerCertificates',
  'elasticloadbalancing:DescribeListeners',
  'elasticloadbalancing:DescribeLoadBalancerAttributes',
  'elasticloadbalancing:DescribeLoadBalancers',
  'elasticloadbalancing:DescribeRules',
  'elasticloadbalancing:DescribeSSLPolicies',
  'elasticloadbalancing:DescribeTags',
  'elasticloadbalancing:DescribeTargetGroupAttributes',
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
  'elasticloadbalancing:DescribeTrustStores',
];

/**
 * Changes of what exists: all of it carries the tag, listeners and rules too.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html (each knows
 * aws:ResourceTag, September 2026)
 */
const CHANGE = [
  'ec2:DeleteSecurityGroup',
  'elasticloadbalancing:AddListenerCertificates',
  'elasticloadbalancing:CreateListener',
  'elasticloadbalancing:CreateRule',
  'elasticloadbalancing:DeleteListener',
  'elasticloadbalancing:DeleteLoadBalancer',
  'elasticloadbalancing:DeleteRule',
  'elasticloadbalancing:DeleteTargetGroup',
  'elasticloadbalancing:DeregisterTargets',
  'elasticloadbalancing:ModifyCapacityReservation',
  'elasticloadbalancing:ModifyIpPools',
  'elasticloadbalancing:ModifyListener',
  'elasticloadbalancing:ModifyListenerAttributes',
  'elasticloadbalancing:ModifyLoadBalancerAttributes',
  'elasticloadbalancing:ModifyRule',
  'elasticloadbalancing:ModifyTargetGroup',
  'elasticloadbalancing:ModifyTargetGroupAttributes',
  'elasticloadbalancing:RegisterTargets',
  'elasticloadbalancing:RemoveListenerCertificates',
  'elasticloadbalancing:SetIpAddressType',
  'elasticloadbalancing:SetSecurityGroups',
  'elasticloadbalancing:SetSubnets',
];

const OPEN = ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'];

/** Where the controller works. */
export interface LoadBalancerControllerReach {
  /** Name of the cluster, literally. */
  readonly clusterName: string;
  readonly vpcId: string;
  /** The security group that EKS makes for the cluster: nodes and pods have it, the database has another. */
  readonly clusterSecurityGroupId: string;
}

/**
 * What the AWS Load Balancer Controller may do: make load balancers and security groups that carry the tag of the cluster,
 * change those alone, and open the cluster's own security group to them.
 *
 * The controller's published policy, with the tag's value instead of any value, the cluster's group instead of every group
 * of the account, and without what is switched off or not used here: WAF, Shield, Cognito, and the search for certificates,
 * which every Ingress names itself.
 *
 * @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.4.0/docs/install/iam_policy.json
 */
export function loadBalancerControllerStatements(
  { partition, region, account }: Pick<Stack, 'partition' | 'region' | 'account'>,
  { clusterName, vpcId, clusterSecurityGroupId }: LoadBalancerControllerReach,
): PolicyStatement[] {
  const request = { [`aws:RequestTag/${TAG}`]: clusterName };
  const tagged = { StringEquals: { [`aws:ResourceTag/${TAG}`]: clusterName } };
  const ec2 = (resource: string) => `arn:${partition}:ec2:${region}:${account}:${resource}`;
  const service = 'elasticloadbalancing.amazonaws.com';
  const onAll = (
    sid: string,
    actions: string[],
    conditions: NonNullable<ConstructorParameters<typeof PolicyStatement>[0]>['conditions'],
  ) => new PolicyStatement({ sid, actions, resources: ['*'], ...(conditions ? { conditions } : {}) });
  return [
    onAll('Look', LOOK, undefined),
    new PolicyStatement({
      sid: 'CreateTheRoleOfLoadBalancing',
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [
        `arn:${partition}:iam::${account}:role/aws-service-role/${service}/AWSServiceRoleForElasticLoadBalancing`,
      ],
      conditions: { StringEquals: { 'iam:AWSServiceName': service } },
    }),
    onAll(
      'CreateForTheCluster',
      ['elasticloadbalancing:CreateLoadBalancer', 'elasticloadbalancing:CreateTargetGroup', 'ec2:CreateSecurityGroup'],
      { StringEquals: request },
    ),
    new PolicyStatement({
      sid: 'CreateSecurityGroupsInTheVpc',
      actions: ['ec2:CreateSecurityGroup'],
      resources: [ec2(`vpc/${vpcId}`)],
    }),
    onAll('TagLoadBalancing', ['elasticloadbalancing:AddTags'], {
      StringEquals: {
        'elasticloadbalancing:CreateAction': [
          'CreateLoadBalancer',
          'CreateTargetGroup',
          'CreateListener',
          'CreateRule',
        ],
        ...request,
      },
    }),
    onAll('TagSecurityGroups', ['ec2:CreateTags'], {
      StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup', ...request },
    }),
    // never the tag that says whose it is
    onAll(
      'TagAgain',
      ['elasticloadbalancing:AddTags', 'elasticloadbalancing:RemoveTags', 'ec2:CreateTags', 'ec2:DeleteTags'],
      { ...tagged, 'ForAllValues:StringNotEquals': { 'aws:TagKeys': [TAG] } },
    ),
    onAll('ChangeWhatIsOfTheCluster', [...CHANGE, ...OPEN], tagged),
    new PolicyStatement({
      sid: 'OrderRules',
      // the one change for which IAM knows no tags: the names that the controller gives its load balancers limit it
      actions: ['elasticloadbalancing:SetRulePriorities'],
      resources: [`arn:${partition}:elasticloadbalancing:${region}:${account}:listener-rule/app/k8s-*`],
    }),
    new PolicyStatement({
      sid: 'LetLoadBalancersReachPods',
      actions: OPEN,
      resources: [ec2(`security-group/${clusterSecurityGroupId}`)],
    }),
  ];
}
