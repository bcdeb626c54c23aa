import { judgeOrder, ORDER_RULES, orderText } from '../../lib/deployment-order';
import { applies, CLUSTER, found, foundIn, inCluster, installs, object, type Resources } from './templates';

/** A resource that needs another one, and the order that the rule wants between them. */
interface Case {
  readonly rule: string;
  readonly later: string;
  readonly earlier: string;
  /** The template; with `ordered` the later one depends on the earlier one. */
  readonly resources: (ordered: boolean) => Resources;
}

const DATABASE = object('postgresql.cnpg.io/v1', 'Cluster', 'pg', { spec: { storage: { size: '1Gi' } } });
const POD = object('v1', 'Pod', 'pod', { spec: { serviceAccountName: 'till' } });
const ROLE = { Type: 'AWS::IAM::Role', Properties: {} };
const TILL = { Namespace: 'shop', ServiceAccount: 'till', RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } };

const handler = (properties: object = {}) => ({ Type: 'AWS::Lambda::Function', Properties: properties });

const simple = (rule: string, earlier: object, later: (dependsOn: readonly string[]) => object): Case => ({
  rule,
  later: 'Later',
  earlier: 'Earlier',
  resources: (ordered) => ({ ...CLUSTER, Earlier: earlier, Later: later(ordered ? ['Earlier'] : []) }),
});

const CASES: readonly Case[] = [
  {
    rule: 'after-cluster',
    later: 'Entry',
    earlier: 'Cluster',
    resources: (ordered) => ({
      ...CLUSTER,
      Entry: {
        Type: 'AWS::EKS::AccessEntry',
        ...(ordered ? { DependsOn: 'Cluster' } : {}),
        Properties: { ClusterName: 'blue', PrincipalArn: 'arn:aws:iam::123456789012:role/reader' },
      },
    }),
  },
  {
    rule: 'after-kubectl-access',
    later: 'Objects',
    earlier: 'Entry',
    resources: (ordered) => ({
      ...CLUSTER,
      Role: ROLE,
      Handler: handler({ Role: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
      Framework: handler({ Environment: { Variables: { HANDLER: { 'Fn::GetAtt': ['Handler', 'Arn'] } } } }),
      Entry: inCluster('AWS::EKS::AccessEntry', { PrincipalArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
      Objects: applies([POD], ordered ? ['Entry'] : [], { ServiceToken: { 'Fn::GetAtt': ['Framework', 'Arn'] } }),
    }),
  },
  {
    rule: 'after-log-group',
    later: 'Objects',
    earlier: 'Logs',
    resources: (ordered) => ({
      ...CLUSTER,
      Handler: handler(ordered ? { LoggingConfig: { LogGroup: { Ref: 'Logs' } } } : {}),
      Logs: {
        Type: 'AWS::Logs::LogGroup',
        Properties: ordered ? {} : { LogGroupName: { 'Fn::Join': ['', ['/aws/lambda/', { Ref: 'Handler' }]] } },
      },
      Objects: applies([POD], [], { ServiceToken: { 'Fn::GetAtt': ['Handler', 'Arn'] } }),
    }),
  },
  {
    rule: 'after-log-group',
    later: 'Cluster',
    earlier: 'Logs',
    resources: (ordered) => ({
      Cluster: {
        Type: 'AWS::EKS::Cluster',
        ...(ordered ? { DependsOn: ['Logs'] } : {}),
        Properties: { Name: 'blue', Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'audit' }] } } },
      },
      Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/eks/blue/cluster' } },
    }),
  },
  {
    rule: 'after-log-group',
    later: 'Database',
    earlier: 'Logs',
    resources: (ordered) => ({
      Database: {
        Type: 'AWS::RDS::DBCluster',
        ...(ordered ? { DependsOn: ['Logs'] } : {}),
        Properties: { DBClusterIdentifier: 'orders', EnableCloudwatchLogsExports: ['postgresql'] },
      },
      Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/rds/cluster/orders/postgresql' } },
    }),
  },
  simple('after-namespace', applies([{ ...object('v1', 'Namespace', 'shop'), metadata: { name: 'shop' } }]), (before) =>
    applies([object('v1', 'ConfigMap', 'prices')], before),
  ),
  simple('after-namespace', installs('metrics-server', [], { CreateNamespace: true, Namespace: 'shop' }), (before) =>
    applies([object('v1', 'ConfigMap', 'prices')], before),
  ),
  simple('after-custom-resource-definition', installs('cert-manager'), (before) =>
    applies([object('cert-manager.io/v1', 'Certificate', 'tls')], before),
  ),
  simple('after-custom-resource-definition', installs('cert-manager'), (before) =>
    installs('plugin-barman-cloud', before),
  ),
  simple(
    'after-custom-resource-definition',
    applies([
      { ...object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'x'), spec: { group: 'shop.example.com' } },
    ]),
    (before) => applies([object('shop.example.com/v1', 'Till', 'one')], before),
  ),
  simple('after-load-balancer-controller', installs('aws-load-balancer-controller'), (before) =>
    applies([object('networking.k8s.io/v1', 'Ingress', 'shop')], before),
  ),
  simple('after-load-balancer-controller', installs('aws-load-balancer-controller'), (before) =>
    applies([object('v1', 'Service', 'sql', { spec: { type: 'LoadBalancer' } })], before),
  ),
  simple('after-volume-driver', inCluster('AWS::EKS::Addon', { AddonName: 'aws-ebs-csi-driver' }), (before) =>
    applies([object('apps/v1', 'StatefulSet', 'db', { spec: { volumeClaimTemplates: [{}] } })], before),
  ),
  simple('after-volume-driver', inCluster('AWS::EKS::Addon', { AddonName: 'aws-ebs-csi-driver' }), (before) =>
    applies([DATABASE], before),
  ),
  simple('after-network-plugin', inCluster('AWS::EKS::Addon', { AddonName: 'vpc-cni' }), (before) =>
    inCluster('AWS::EKS::Nodegroup', {}, before),
  ),
  simple('after-network-plugin', inCluster('AWS::EKS::Addon', { AddonName: 'vpc-cni' }), (before) =>
    applies([POD], before),
  ),
  simple('after-nodes', inCluster('AWS::EKS::Nodegroup'), (before) => installs('metrics-server', before)),
  simple('after-nodes', inCluster('AWS::EKS::Nodegroup'), (before) =>
    inCluster('AWS::EKS::Addon', { AddonName: 'coredns' }, before),
  ),
  simple('after-pod-identity', inCluster('AWS::EKS::PodIdentityAssociation', TILL), (before) => applies([POD], before)),
  simple(
    'after-pod-identity',
    inCluster('AWS::EKS::PodIdentityAssociation', { Namespace: 'shop', ServiceAccount: 'pg' }),
    (before) => applies([DATABASE], before),
  ),
  simple(
    'after-pod-identity',
    inCluster('AWS::EKS::PodIdentityAssociation', { Namespace: 'tools', ServiceAccount: 'scaler' }),
    (before) => installs('any', before, { Values: JSON.stringify({ rbac: { serviceAccount: { name: 'scaler' } } }) }),
  ),
  {
    rule: 'after-pod-rights',
    later: 'Pods',
    earlier: 'Policy',
    resources: (ordered) => ({
      ...CLUSTER,
      Role: ROLE,
      Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: [{ Ref: 'Role' }] } },
      Association: inCluster('AWS::EKS::PodIdentityAssociation', TILL),
      Pods: applies([POD], ['Association', ...(ordered ? ['Policy'] : [])]),
    }),
  },
  simple('after-service-account', applies([object('v1', 'ServiceAccount', 'till')]), (before) =>
    applies([POD], before),
  ),
];

describe('the right of an operator that is made after it', () => {
  const ACCOUNT = { Values: JSON.stringify({ serviceAccount: { name: 'till' } }), Release: 'operator' };
  const withSecret = (secretWaitsFor: readonly string[]): Resources => ({
    ...CLUSTER,
    Role: ROLE,
    Policy: { Type: 'AWS::IAM::ManagedPolicy', DependsOn: ['Operator'], Properties: { Roles: [{ Ref: 'Role' }] } },
    Association: inCluster('AWS::EKS::PodIdentityAssociation', { ...TILL, Namespace: 'tools' }),
    Operator: installs('external-secrets', ['Association'], ACCOUNT),
    Secret: applies([object('external-secrets.io/v1', 'ExternalSecret', 'password')], secretWaitsFor),
  });

  test('is no finding when the custom resources that need it wait for it', () => {
    expect(foundIn(withSecret(['Operator', 'Policy']))).toEqual([]);
  });

  test('is one when they do not', () => {
    expect(foundIn(withSecret(['Operator']))).toEqual(['after-pod-rights Operator Policy']);
  });
});

describe.each(CASES)('$rule: $later and $earlier', ({ rule, later, earlier, resources }) => {
  test('is broken when nothing orders them', () => {
    expect(foundIn(resources(false))).toEqual([`${rule} ${later} ${earlier}`]);
  });

  test('holds when the one depends on the other', () => {
    expect(foundIn(resources(true))).toEqual([]);
  });
});

test('every rule has a case', () => {
  const names = ORDER_RULES.map(({ name }) => name);
  expect([...new Set(CASES.map(({ rule }) => rule))].sort()).toEqual([...names].sort());
});

describe('the order', () => {
  const pods = (dependsOn: readonly string[]) => applies([POD], dependsOn);

  test('is known over several steps', () => {
    const resources = {
      ...CLUSTER,
      Nodes: inCluster('AWS::EKS::Nodegroup'),
      Between: { Type: 'AWS::SSM::Parameter', DependsOn: ['Nodes'], Properties: {} },
      Pods: pods(['Between']),
    };
    expect(foundIn(resources)).toEqual([]);
  });

  test('is not known when it is the other way round', () => {
    const nodes = inCluster('AWS::EKS::Nodegroup', {}, ['Pods']);
    expect(foundIn({ ...CLUSTER, Nodes: nodes, Pods: pods([]) })).toEqual(['after-nodes Pods Nodes']);
  });

  test('asks nothing of another cluster', () => {
    const other = { Other: { Type: 'AWS::EKS::Cluster', Properties: { Name: 'green' } } };
    const nodes = inCluster('AWS::EKS::Nodegroup', { ClusterName: { Ref: 'Other' } });
    expect(foundIn({ ...CLUSTER, ...other, Nodes: nodes, Pods: pods([]) })).toEqual([]);
  });

  test('is that of the stacks where one stack reads from the other', () => {
    const controller = { ...CLUSTER, Controller: installs('aws-load-balancer-controller') };
    const ingress = [object('networking.k8s.io/v1', 'Ingress', 'shop')];
    const named = applies(ingress, [], { ClusterName: 'blue' });
    const reading = { ...named, Metadata: { of: { 'Fn::GetStackOutput': { StackName: 'platform' } } } };
    expect(found({ platform: controller, services: { Shop: reading } })).toEqual([]);
    // a stack that nothing connects with another one is judged by itself: it needs a third one that connects both
    const both = { Any: { ...reading, Type: 'AWS::SSM::Parameter' } };
    const alsoShop = {
      Other: { Type: 'AWS::SSM::Parameter', Metadata: { of: { 'Fn::GetStackOutput': { StackName: 'services' } } } },
    };
    expect(found({ platform: controller, services: { Shop: named }, last: { ...both, ...alsoShop } })).toEqual([
      'after-cluster services/Shop platform/Cluster',
      'after-load-balancer-controller services/Shop platform/Controller',
    ]);
  });

  test('is impossible in a circle, which is told', () => {
    const circle = { A: { Type: 'X::Y::Z', DependsOn: 'B' }, B: { Type: 'X::Y::Z', Properties: { of: { Ref: 'A' } } } };
    const judged = judgeOrder([{ path: 'app.template.json', text: JSON.stringify({ Resources: circle }) }]);
    expect(judged.circles).toEqual(['app/A', 'app/B']);
    expect(orderText(judged)).toContain('these wait for themselves: app/A, app/B');
  });

  test('leaves out what a condition leaves out', () => {
    const resources = { ...CLUSTER, Nodes: { ...inCluster('AWS::EKS::Nodegroup'), Condition: 'No' }, Pods: pods([]) };
    const text = JSON.stringify({ Conditions: { No: { 'Fn::Equals': ['a', 'b'] } }, Resources: resources });
    expect(judgeOrder([{ path: 'app.template.json', text }]).findings).toEqual([]);
  });

  test('is read out of YAML with the short forms of functions too', () => {
    const text = [
      'Resources:',
      '  Cluster: { Type: AWS::EKS::Cluster, Properties: { Name: blue } }',
      '  Nodes: { Type: AWS::EKS::Nodegroup, Properties: { ClusterName: !Ref Cluster } }',
      '  Entry: { Type: AWS::EKS::AccessEntry, Properties: { ClusterName: blue } }',
    ].join('\n');
    const { findings } = judgeOrder([{ path: 'app.yaml', text }]);
    expect(findings.map(({ later, earlier }) => [later, earlier])).toEqual([['app/Entry', 'app/Cluster']]);
  });
});

test('the text tells rule, both resources and the remedy, those that need one resource together', () => {
  const entry = { Type: 'AWS::EKS::AccessEntry', Properties: { ClusterName: 'blue' } };
  const entries = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`Entry${index}`, entry]));
  const text = JSON.stringify({ Resources: { ...CLUSTER, ...entries } });
  const told = orderText(judgeOrder([{ path: 'app.template.json', text }]));
  expect(told.split('\n')).toEqual([
    '  after-cluster: what names an EKS cluster is made after it',
    '    made later and deleted first: app/Entry0, app/Entry1, app/Entry2, app/Entry3 and 2 more',
    '    than: app/Cluster',
    expect.stringMatching(/^ {4}why: /),
    '    remedy: refer to the cluster by Ref, or add DependsOn',
  ]);
});
