import { clusterAutoscalerStatements } from '../../../lib/aws/blueprint/cluster-autoscaler-add-on';
import { ebsCsiDriverStatements } from '../../../lib/aws/blueprint/ebs-csi-driver-add-on';
import { loadBalancerControllerStatements } from '../../../lib/aws/blueprint/load-balancer-controller-policy';
import { vpcCniStatements } from '../../../lib/aws/blueprint/vpc-cni-access';
import { defaultAwsScenario } from '../../scenarios';
import { type Built, builtPlatform } from './built-platform';

const STACK = { partition: 'aws', region: 'eu-west-1', account: '123456789012' };
const CLUSTER = 'shop';

/** The statement of a name as JSON. */
function statement(
  statements: ReturnType<typeof ebsCsiDriverStatements>,
  sid: string,
): { Action: string | string[]; Resource: unknown; Condition?: unknown } {
  const found = statements.map((one) => one.toStatementJson()).find(({ Sid }) => Sid === sid);
  if (!found) throw new Error(`no statement ${sid}`);
  return found;
}

describe('the EBS CSI driver', () => {
  const statements = ebsCsiDriverStatements(CLUSTER);
  const tagged = { StringEquals: { 'aws:ResourceTag/kubernetes.io/cluster/shop': 'owned' } };

  it('attaches, detaches, changes and deletes volumes of its cluster alone', () => {
    expect(statement(statements, 'UseVolumesAndNodesOfTheCluster')).toMatchObject({
      Action: ['ec2:AttachVolume', 'ec2:DetachVolume', 'ec2:ModifyVolume', 'ec2:DeleteVolume'],
      Condition: tagged,
    });
  });
  it('makes no volume without the tag, and tags nothing that it does not make', () => {
    const request = { 'aws:RequestTag/kubernetes.io/cluster/shop': 'owned' };
    expect(statement(statements, 'CreateVolumesOfTheCluster').Condition).toEqual({ StringEquals: request });
    expect(statement(statements, 'TagWhatIsCreated').Condition).toEqual({
      StringEquals: { 'ec2:CreateAction': 'CreateVolume', ...request },
    });
  });
  it('makes no snapshots', () => {
    const actions = statements.flatMap((one) => one.actions);
    expect(actions.filter((action) => /Snapshot/.test(action))).toEqual(['ec2:DescribeSnapshots']);
  });
});

describe('the load balancer controller', () => {
  const reach = { clusterName: CLUSTER, vpcId: 'vpc-1', clusterSecurityGroupId: 'sg-cluster' };
  const statements = loadBalancerControllerStatements(STACK, reach);
  const tagged = { StringEquals: { 'aws:ResourceTag/elbv2.k8s.aws/cluster': 'shop' } };

  it('opens the security group of the cluster, and those with its own tag', () => {
    const opening = ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'];
    expect(statement(statements, 'LetLoadBalancersReachPods')).toMatchObject({
      Action: opening,
      Resource: 'arn:aws:ec2:eu-west-1:123456789012:security-group/sg-cluster',
    });
    const change = statement(statements, 'ChangeWhatIsOfTheCluster');
    expect(change.Action).toEqual(expect.arrayContaining(opening));
    expect(change.Condition).toEqual(tagged);
  });
  it('makes what carries the name of the cluster, in this VPC', () => {
    const request = { StringEquals: { 'aws:RequestTag/elbv2.k8s.aws/cluster': 'shop' } };
    expect(statement(statements, 'CreateForTheCluster').Condition).toEqual(request);
    expect(statement(statements, 'CreateSecurityGroupsInTheVpc').Resource).toBe(
      'arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1',
    );
  });
  it('orders the rules of its load balancers without a tag, for which IAM has none', () => {
    expect(statement(statements, 'OrderRules')).toMatchObject({
      Action: 'elasticloadbalancing:SetRulePriorities',
      Resource: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener-rule/app/k8s-*',
    });
    expect(statement(statements, 'ChangeWhatIsOfTheCluster').Action).not.toContain(
      'elasticloadbalancing:SetRulePriorities',
    );
  });
  it('never takes away, or puts on what exists, the tag by which its rights are limited', () => {
    expect(statement(statements, 'TagAgain').Condition).toEqual({
      ...tagged,
      'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['elbv2.k8s.aws/cluster'] },
    });
  });
});

describe('the VPC CNI', () => {
  const reach = { clusterName: CLUSTER, subnetIds: ['subnet-a', 'subnet-b'], clusterSecurityGroupId: 'sg-cluster' };
  const statements = vpcCniStatements(STACK, reach);
  const subnets = ['subnet-a', 'subnet-b'].map((id) => `arn:aws:ec2:eu-west-1:123456789012:subnet/${id}`);

  it('makes interfaces in the subnets of the nodes with the security group of the cluster', () => {
    expect(statement(statements, 'CreateInterfacesInSubnetsOfNodes').Resource).toEqual([
      'arn:aws:ec2:eu-west-1:123456789012:network-interface/*',
      ...subnets,
      'arn:aws:ec2:eu-west-1:123456789012:security-group/sg-cluster',
    ]);
  });
  it('changes interfaces there, and attaches them to nodes of the cluster', () => {
    expect(statement(statements, 'ChangeInterfacesInSubnetsOfNodes').Condition).toEqual({
      ArnEquals: { 'ec2:Subnet': subnets },
    });
    expect(statement(statements, 'AttachToNodesOfTheCluster').Condition).toEqual({
      StringEquals: { 'aws:ResourceTag/kubernetes.io/cluster/shop': 'owned' },
    });
  });
});

describe('the cluster autoscaler', () => {
  const statements = clusterAutoscalerStatements(CLUSTER, ['arn:a', 'arn:b']);

  it('scales the groups of its cluster alone, and looks at its node groups', () => {
    expect(statement(statements, 'ScaleNodeGroupsOfTheCluster')).toMatchObject({
      Action: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
      Condition: { StringEquals: { 'aws:ResourceTag/k8s.io/cluster-autoscaler/shop': 'owned' } },
    });
    expect(statement(statements, 'LookAtNodeGroups').Resource).toEqual(['arn:a', 'arn:b']);
  });
});

describe('the platform', () => {
  const scenario = defaultAwsScenario();
  let built: Built;
  beforeAll(async () => {
    built = await builtPlatform(scenario);
  });
  const one = (type: string, id: RegExp) => {
    const found = built.resources(type).filter(([name]) => id.test(name));
    expect(found).toHaveLength(1);
    return found[0] ?? ['', { Type: '', Properties: {} }];
  };

  it('gives no controller a policy of AWS, and nobody an inline one', () => {
    expect(built.resources('AWS::IAM::Policy')).toEqual([]);
    const managed = built
      .resources('AWS::IAM::Role')
      .flatMap(([, { Properties }]) => Properties.ManagedPolicyArns ?? [])
      .flatMap((arn) => JSON.stringify(arn).match(/:aws:policy\/[\w/-]+/) ?? []);
    expect(managed.sort()).toEqual([
      ':aws:policy/AmazonEC2ContainerRegistryPullOnly',
      ':aws:policy/AmazonEKSClusterPolicy',
      ':aws:policy/AmazonEKSWorkerNodePolicy',
      ':aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
    ]);
  });
  it.each([
    ['VpcCniPolicy', 'AWS::EKS::Addon', /^vpccniaddOn$/],
    ['LoadBalancerControllerPolicy', 'Custom::AWSCDK-EKS-HelmChart', /chartawsloadbalancercontroller/],
    ['ClusterAutoscalerPolicy', 'Custom::AWSCDK-EKS-HelmChart', /chartclusterautoscaler/],
    ['FunctionInterfacesPolicy', 'AWS::Lambda::Function', /KubectlProviderHandler/],
    ['FunctionInterfacesPolicy', 'AWS::Lambda::Function', /KubectlProviderframework/],
    ['KubectlPolicy', 'AWS::SSM::Parameter', /KubectlReadyBarrier/],
    ['KubectlFrameworkPolicy', 'AWS::SSM::Parameter', /KubectlReadyBarrier/],
  ])('has %s before the %s that needs it', (policy, type, id) => {
    const [policyId] = one('AWS::IAM::ManagedPolicy', new RegExp(`^${policy}[0-9A-F]{8}$`));
    expect(one(type, id)[1].DependsOn).toContain(policyId);
  });
  it('keeps the code of the kubectl functions from what Lambda may do with their role', () => {
    const [, { Properties }] = one('AWS::IAM::ManagedPolicy', /^FunctionInterfacesPolicy/);
    const [allow, deny] = Properties.PolicyDocument.Statement;
    expect(deny).toMatchObject({
      Effect: 'Deny',
      Action: allow.Action,
      Condition: {
        ArnLike: { 'lambda:SourceFunctionArn': `arn:aws:lambda:eu-west-1:${scenario.account}:function:*` },
      },
    });
  });
  it('has the features of the load balancer controller off whose rights it lacks', () => {
    const off = { enableShield: false, enableWaf: false, enableWafv2: false };
    expect(built.chart('aws-load-balancer-controller')).toMatchObject(off);
  });
  it('keeps the events that a function could not take, for each function', () => {
    const [queue] = one('AWS::SQS::Queue', /^UndeliveredEvents/);
    const [policy] = one('AWS::IAM::ManagedPolicy', /^UndeliveredEventsPolicy/);
    const functions = built.resources('AWS::Lambda::Function');
    expect(functions.length).toBeGreaterThan(1);
    for (const [, { Properties, DependsOn }] of functions) {
      expect(Properties.DeadLetterConfig).toEqual({ TargetArn: { 'Fn::GetAtt': [queue, 'Arn'] } });
      expect(DependsOn).toContain(policy);
    }
  });
});
