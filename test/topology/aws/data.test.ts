import type { AccessRule, Resource } from '../../../lib/topology';
import { readAws } from '../../../lib/topology/aws/read-aws';
import { at, aws, ref, subnetRefs, subnetsIn } from '../resources';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] as const;

const network = [...subnetsIn(...ZONES), aws('RDS::DBSubnetGroup', 'Subnets', { SubnetIds: subnetRefs(3) })];

const instance = (name: string, line: number, properties: Resource['properties'] = {}) =>
  aws('RDS::DBInstance', name, { DBClusterIdentifier: ref('Aurora'), PubliclyAccessible: false, ...properties }, line);

const aurora = (properties: Resource['properties'] = {}) =>
  aws('RDS::DBCluster', 'Aurora', {
    Engine: 'aurora-postgresql',
    DBSubnetGroupName: ref('Subnets'),
    VpcSecurityGroupIds: [ref('Group', 'GroupId')],
    ...properties,
  });

test('reads an Aurora cluster: the writer is the first of the lowest tier', () => {
  const resources = [
    ...network,
    aurora({
      Port: 5433,
      BackupRetentionPeriod: 35,
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 8 },
    }),
    instance('C', 30, { PromotionTier: 0, AvailabilityZone: 'eu-west-1c' }),
    instance('A', 10, { AvailabilityZone: 'eu-west-1a' }),
    instance('B', 20, { PromotionTier: 0, AvailabilityZone: 'eu-west-1b' }),
  ];
  expect(readAws(resources).databases).toEqual([
    {
      id: 's/Aurora',
      name: 'Aurora',
      engine: 'aurora',
      consistency: 'shared-storage',
      members: [
        { name: 'B', role: 'writer', zone: 'eu-west-1b', promotionTier: 0, place: { ...at('B'), line: 20 } },
        { name: 'C', role: 'reader', zone: 'eu-west-1c', promotionTier: 0, place: { ...at('C'), line: 30 } },
        { name: 'A', role: 'reader', zone: 'eu-west-1a', promotionTier: 1, place: { ...at('A'), line: 10 } },
      ],
      port: 5433,
      subnets: ['s/Subnet0', 's/Subnet1', 's/Subnet2'],
      securityGroups: ['s/Group'],
      publiclyAccessible: false,
      backups: [at('Aurora', 'BackupRetentionPeriod')],
      place: at('Aurora'),
      capacity: { min: 0.5, max: 8 },
    },
  ]);
});

test('an instance without a zone may be in any of its subnets, and is in the only one', () => {
  const zone = (resources: readonly Resource[]) => readAws(resources).databases[0]?.members[0]?.zone;
  expect(zone([...network, aurora(), instance('A', 1)])).toEqual({
    unknown: 'any of eu-west-1a, eu-west-1b, eu-west-1c',
  });
  const narrow = aws('RDS::DBSubnetGroup', 'Subnets', { SubnetIds: subnetRefs(1) });
  expect(zone([...subnetsIn(...ZONES), narrow, aurora(), instance('A', 1)])).toBe('eu-west-1a');
  expect(zone([aurora(), instance('A', 1)])).toEqual({ unknown: 'subnet group s/Subnets is not among the files' });
});

test('is public when one server is, and unknown when nothing says so', () => {
  const isPublic = (...resources: readonly Resource[]) => readAws(resources).databases[0]?.publiclyAccessible;
  expect(isPublic(...network, aurora(), instance('A', 1), instance('B', 2, { PubliclyAccessible: true }))).toBe(true);
  const silent = aws('RDS::DBInstance', 'A', { DBClusterIdentifier: ref('Aurora') });
  expect(isPublic(...network, aurora(), silent)).toBe(false);
  expect(isPublic(aurora(), silent)).toEqual({ unknown: "'PubliclyAccessible' is not given, and follows the network" });
});

test('reads a single instance with its standby and its replicas', () => {
  const resources = [
    ...network,
    aws('RDS::DBInstance', 'Main', {
      Engine: 'mysql',
      MultiAZ: true,
      AvailabilityZone: 'eu-west-1a',
      BackupRetentionPeriod: 0,
    }),
    aws('RDS::DBInstance', 'Replica', { SourceDBInstanceIdentifier: ref('Main'), AvailabilityZone: 'eu-west-1c' }),
  ];
  const [database, ...others] = readAws(resources).databases;
  expect(others).toEqual([]);
  expect([database?.engine, database?.consistency, database?.port, database?.backups]).toEqual([
    'rds',
    'writer-and-readers',
    3306,
    [],
  ]);
  expect(database?.members.map(({ name, role, zone }) => [name, role, zone])).toEqual([
    ['Main', 'writer', 'eu-west-1a'],
    ['Main (standby)', 'reader', { unknown: 'RDS chooses another zone than the writer has' }],
    ['Replica', 'reader', 'eu-west-1c'],
  ]);
});

test('a cluster that is not Aurora has three servers of its own', () => {
  const [database] = readAws([...network, aurora({ Engine: 'postgres' })]).databases;
  expect([database?.engine, database?.members.map(({ role }) => role)]).toEqual([
    'rds',
    ['writer', 'reader', 'reader'],
  ]);
});

test('a backup plan that selects the database by its ARN is where its backups are', () => {
  const arn = (id: string) => ['arn:aws:rds:eu-west-1:1:cluster:$', `{${id}}`].join('');
  const selection = (id: string) =>
    aws('Backup::BackupSelection', 'Selection', {
      BackupPlanId: ref('Plan', 'BackupPlanId'),
      BackupSelection: { Resources: [arn(id)] },
    });
  const plan = aws('Backup::BackupPlan', 'Plan');
  const backups = (id: string) => readAws([...network, aurora(), plan, selection(id)]).databases[0]?.backups;
  expect(backups('s/Aurora')).toEqual([at('Aurora', 'BackupRetentionPeriod'), at('Plan')]);
  expect(backups('s/AuroraOther')).toEqual([at('Aurora', 'BackupRetentionPeriod')]);
});

const balancer = (properties: Resource['properties']) =>
  aws('ElasticLoadBalancingV2::LoadBalancer', 'Lb', { Subnets: subnetRefs(2), ...properties });
const group = aws('EC2::SecurityGroup', 'Group', {
  SecurityGroupIngress: [{ CidrIp: '203.0.113.0/28', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }],
});

test('reads a load balancer with what it listens to and what stands behind it', () => {
  const resources = [
    ...network,
    group,
    balancer({ Type: 'network', Scheme: 'internal', SecurityGroups: [ref('Group', 'GroupId')] }),
    aws('ElasticLoadBalancingV2::Listener', 'Tls', {
      LoadBalancerArn: ref('Lb'),
      Port: 443,
      Protocol: 'TLS',
      DefaultActions: [{ TargetGroupArn: ref('Targets') }],
    }),
    aws('ElasticLoadBalancingV2::TargetGroup', 'Targets', {
      HealthCheckIntervalSeconds: 10,
      TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '45' }],
    }),
  ];
  expect(readAws(resources).loadBalancers).toEqual([
    {
      id: 's/Lb',
      name: 'Lb',
      kind: 'network',
      scheme: 'internal',
      zones: ['eu-west-1a', 'eu-west-1b'],
      crossZone: false,
      listeners: [{ port: 443, protocol: 'TLS' }],
      targets: [],
      healthCheck: { intervalSeconds: 10, unhealthyThreshold: 2 },
      deregistrationSeconds: 45,
      sourceRanges: ['203.0.113.0/28'],
      tls: true,
      place: at('Lb'),
      subnets: ['s/Subnet0', 's/Subnet1'],
      securityGroups: ['s/Group'],
    },
  ]);
});

test.each([
  [{}, true],
  [{ Type: 'network' }, false],
  [{ Type: 'network', LoadBalancerAttributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }] }, true],
  [
    {
      Type: 'network',
      LoadBalancerAttributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: { unknown: 'a parameter' } }],
    },
    { unknown: 'a parameter' },
  ],
])('a load balancer of %j crosses zones: %j', (properties, crossZone) => {
  expect(readAws([...network, balancer(properties)]).loadBalancers[0]?.crossZone).toEqual(crossZone);
});

const rules = (...resources: readonly Resource[]): readonly AccessRule[] => readAws(resources).accessRules;
const rule = (id: string, more: Partial<AccessRule>) => ({
  id,
  kind: 'securityGroup',
  effect: 'allow',
  priority: 0,
  subject: { kind: 'securityGroup', id: 's/Group' },
  ...more,
});

test('a security group without rules for what goes out lets everything out', () => {
  expect(rules(group)).toEqual([
    rule('s/Group/egress/everything', {
      direction: 'egress',
      peers: [
        { kind: 'cidr', cidr: '0.0.0.0/0', except: [] },
        { kind: 'cidr', cidr: '::/0', except: [] },
      ],
      ports: [],
      place: at('Group'),
    }),
    rule('s/Group/ingress/0', {
      direction: 'ingress',
      peers: [{ kind: 'cidr', cidr: '203.0.113.0/28', except: [] }],
      ports: [{ protocol: 'tcp', from: 443, to: 443 }],
      place: at('Group', 'SecurityGroupIngress.0'),
    }),
  ]);
});

test('reads rules beside the group: groups, the group itself, the one that EKS makes, prefix lists', () => {
  const ingress = (name: string, properties: Resource['properties']) =>
    aws('EC2::SecurityGroupIngress', name, { GroupId: ref('Group', 'GroupId'), IpProtocol: '-1', ...properties });
  const read = rules(
    ingress('Other', { SourceSecurityGroupId: ref('Other', 'GroupId') }),
    ingress('Self', { SourceSecurityGroupId: ref('Group', 'GroupId') }),
    ingress('Nodes', { SourceSecurityGroupId: ref('Cluster', 'ClusterSecurityGroupId') }),
    ingress('Listed', { SourcePrefixListId: ref('List') }),
    ingress('Strange', { SourcePrefixListId: 'pl-1' }),
    ingress('Later', { CidrIp: { unknown: 'a parameter' } }),
    ingress('Empty', {}),
    aws('EC2::PrefixList', 'List', { Entries: [{ Cidr: '192.0.2.0/24' }, { Cidr: '198.51.100.0/24' }] }),
  );
  expect(Object.fromEntries(read.map(({ id, peers }) => [id, peers]))).toEqual({
    's/Other': [{ kind: 'securityGroup', id: 's/Other' }],
    's/Self': [{ kind: 'securityGroup', id: 's/Group' }],
    's/Nodes': [{ kind: 'securityGroup', id: 's/Cluster/ClusterSecurityGroup' }],
    's/Listed': [
      { kind: 'cidr', cidr: '192.0.2.0/24', except: [] },
      { kind: 'cidr', cidr: '198.51.100.0/24', except: [] },
    ],
    's/Strange': [{ kind: 'unknown', why: 'prefix list pl-1 is not among the files' }],
    's/Later': [{ kind: 'unknown', why: 'a parameter' }],
    's/Empty': [{ kind: 'unknown', why: 'the rule names no other side' }],
  });
});

test.each([
  [{ IpProtocol: '-1' }, []],
  [{ IpProtocol: 6, FromPort: 80, ToPort: 90 }, [{ protocol: 'tcp', from: 80, to: 90 }]],
  [{ IpProtocol: 'udp' }, [{ protocol: 'udp', from: 0, to: 65_535 }]],
  [{ IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }, [{ protocol: 'icmp', from: 0, to: 65_535 }]],
])('%j opens %j', (properties, ports) => {
  const ingress = { GroupId: ref('Group'), CidrIp: '10.0.0.0/8', ...properties };
  expect(rules(aws('EC2::SecurityGroupIngress', 'Rule', ingress))[0]?.ports).toEqual(ports);
});

test('a rule whose ports are not known says that it is not known, instead of opening all', () => {
  const ingress = {
    GroupId: ref('Group'),
    CidrIp: '10.0.0.0/8',
    IpProtocol: 'tcp',
    FromPort: { unknown: 'a parameter' },
  };
  expect(rules(aws('EC2::SecurityGroupIngress', 'Rule', ingress))[0]?.peers).toEqual([
    { kind: 'unknown', why: 'a parameter' },
  ]);
});

test('EKS makes a group whose members reach each other and everything else', () => {
  const read = rules(aws('EKS::Cluster', 'Cluster'));
  expect(read.map(({ id, peers }) => [id, peers.length])).toEqual([
    ['s/Cluster/ClusterSecurityGroup/egress/everything', 2],
    ['s/Cluster/ClusterSecurityGroup/ingress/itself', 1],
  ]);
});
