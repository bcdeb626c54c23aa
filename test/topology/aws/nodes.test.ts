import { instanceAllocatable } from '../../../lib/machines';
import type { Resource } from '../../../lib/topology';
import { readAws } from '../../../lib/topology/aws/read-aws';
import { at, aws, object, ref, subnetRefs, subnetsIn } from '../resources';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] as const;

const cluster = aws('EKS::Cluster', 'Cluster', {
  Name: 'acme',
  Version: '1.35',
  ResourcesVpcConfig: { SubnetIds: subnetRefs(3) },
});

const base = [...subnetsIn(...ZONES), cluster];

function nodegroup(properties: Resource['properties']): Resource {
  return aws('EKS::Nodegroup', 'Nodes', { ClusterName: ref('Cluster'), InstanceTypes: ['m7i.large'], ...properties });
}

const onlyGroup = (...more: readonly Resource[]) => readAws([...base, ...more]).nodeGroups[0];

test('reads a cluster of CloudFormation, and one of the custom resource', () => {
  const config = { name: 'old', version: '1.33', resourcesVpcConfig: { subnetIds: subnetRefs(2) } };
  const old = aws('Custom::AWSCDK-EKS-Cluster', 'Old', { Config: config });
  expect(readAws([...base, old]).clusters).toEqual([
    {
      id: 's/Cluster',
      name: 'acme',
      platform: 'eks',
      place: at('Cluster'),
      version: '1.35',
      controlPlaneZones: [...ZONES],
    },
    {
      id: 's/Old',
      name: 'old',
      platform: 'eks',
      place: at('Old'),
      version: '1.33',
      controlPlaneZones: ['eu-west-1a', 'eu-west-1b'],
    },
  ]);
});

test('a group in one zone has its fewest nodes there for certain', () => {
  const group = nodegroup({
    Subnets: [ref('Subnet1')],
    ScalingConfig: { MinSize: 2, MaxSize: 5 },
    Labels: { tier: 'web' },
    Taints: [{ Key: 'dedicated', Value: 'web', Effect: 'NO_SCHEDULE' }],
  });
  expect(onlyGroup(group)).toEqual({
    id: 's/Nodes',
    name: 'Nodes',
    cluster: 's/Cluster',
    zones: ['eu-west-1b'],
    min: 2,
    max: 5,
    perZone: { min: 2, max: 5 },
    labels: {
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
      'node.kubernetes.io/instance-type': 'm7i.large',
      'topology.kubernetes.io/zone': 'eu-west-1b',
      'eks.amazonaws.com/capacityType': 'ON_DEMAND',
      tier: 'web',
    },
    taints: [{ key: 'dedicated', value: 'web', effect: 'NoSchedule' }],
    instanceType: 'm7i.large',
    allocatable: { ...instanceAllocatable('m7i.large', 29), pods: 29 },
    autoscaled: false,
    subnets: ['s/Subnet1'],
    securityGroups: ['s/Cluster/ClusterSecurityGroup'],
    place: at('Nodes'),
  });
});

test('a group over several zones promises none of them a node', () => {
  const group = onlyGroup(nodegroup({ Subnets: subnetRefs(3), ScalingConfig: { MinSize: 3, MaxSize: 6 } }));
  expect(group?.zones).toEqual([...ZONES]);
  expect([group?.min, group?.max, group?.perZone]).toEqual([3, 6, { min: 0, max: 6 }]);
});

test('what a group does not say is what EKS takes', () => {
  const group = onlyGroup(aws('EKS::Nodegroup', 'Nodes', { ClusterName: 'acme', Subnets: subnetRefs(1) }));
  expect([group?.cluster, group?.min, group?.max, group?.instanceType]).toEqual(['s/Cluster', 1, 2, 't3.medium']);
});

test('of several instance types each node has at least what the smallest offers', () => {
  const group = onlyGroup(nodegroup({ Subnets: subnetRefs(1), InstanceTypes: ['c7g.large', 'm7g.large'] }));
  expect(group?.instanceType).toEqual({ unknown: 'one of c7g.large, m7g.large' });
  expect(group?.allocatable).toEqual({ ...instanceAllocatable('c7g.large', 29), pods: 29 });
  expect(group?.labels['kubernetes.io/arch']).toBe('arm64');
});

test.each([
  [{ Subnets: ['subnet-1'] }, 'zones', { unknown: 'subnet subnet-1 is not among the files' }],
  [
    { Subnets: subnetRefs(1), InstanceTypes: ['x1.32xlarge'] },
    'allocatable',
    { unknown: 'what a x1.32xlarge offers is not known here' },
  ],
  [
    { Subnets: subnetRefs(1), ScalingConfig: { MinSize: { unknown: 'a parameter' } } },
    'min',
    { unknown: 'a parameter' },
  ],
  [{}, 'zones', { unknown: 'no subnets are given' }],
] as const)('cannot tell of %j the %s', (properties, field, expected) => {
  expect(onlyGroup(nodegroup(properties))?.[field]).toEqual(expected);
});

test('a launch template gives type, security groups and pods', () => {
  const template = (userData: string) =>
    aws('EC2::LaunchTemplate', 'Template', {
      LaunchTemplateData: { InstanceType: 'm6i.xlarge', SecurityGroupIds: [ref('Own', 'GroupId')], UserData: userData },
    });
  const group = aws('EKS::Nodegroup', 'Nodes', {
    ClusterName: ref('Cluster'),
    Subnets: subnetRefs(1),
    LaunchTemplate: { Id: ref('Template') },
  });
  const read = onlyGroup(group, template('[settings.kubernetes]\nmax-pods = 80\n'));
  expect([read?.instanceType, read?.securityGroups]).toEqual(['m6i.xlarge', ['s/Own']]);
  expect(read?.allocatable).toEqual({ ...instanceAllocatable('m6i.xlarge', 80), pods: 80 });
  expect(onlyGroup(group, template('kubelet: { maxPods: 90 }'))?.allocatable).toMatchObject({ pods: 90 });
  expect(onlyGroup(group, template(''))?.allocatable).toMatchObject({ pods: 58 });
});

test('prefix delegation gives small nodes more pods', () => {
  const cni = aws('EKS::Addon', 'Cni', {
    AddonName: 'vpc-cni',
    ConfigurationValues: '{"env":{"ENABLE_PREFIX_DELEGATION":"true"}}',
  });
  expect(onlyGroup(nodegroup({ Subnets: subnetRefs(1) }), cni)?.allocatable).toMatchObject({ pods: 110 });
});

test('a group grows only where there is an autoscaler', () => {
  const group = nodegroup({ Subnets: subnetRefs(1), ScalingConfig: { MinSize: 1, MaxSize: 4 } });
  const fixed = nodegroup({ Subnets: subnetRefs(1), ScalingConfig: { MinSize: 4, MaxSize: 4 } });
  const autoscaler = object('apps/v1', 'Deployment', 'cluster-autoscaler');
  expect(onlyGroup(group)?.autoscaled).toBe(false);
  expect(onlyGroup(group, autoscaler)?.autoscaled).toBe(true);
  expect(onlyGroup(fixed, autoscaler)?.autoscaled).toBe(false);
});

const autoScalingGroup = (tags: Resource['properties'][string]) =>
  aws('AutoScaling::AutoScalingGroup', 'Group', {
    MinSize: '1',
    MaxSize: '3',
    VPCZoneIdentifier: subnetRefs(3),
    LaunchTemplate: { LaunchTemplateId: ref('Template') },
    Tags: tags,
  });

test('an auto scaling group is nodes when it carries the tag of a cluster, and machines without', () => {
  const token = ['kubernetes.io/cluster/$', '{s/Cluster}'].join('');
  for (const key of ['kubernetes.io/cluster/acme', token]) {
    const nodes = readAws([...base, autoScalingGroup([{ Key: key, Value: 'owned' }])]);
    expect(nodes.nodeGroups.map(({ id, cluster: of, min, perZone }) => [id, of, min, perZone])).toEqual([
      ['s/Group', 's/Cluster', 1, { min: 0, max: 3 }],
    ]);
    expect(nodes.machines).toEqual([]);
  }
  const machines = readAws([...base, autoScalingGroup([{ Key: 'Name', Value: 'bastion' }])]);
  expect(machines.nodeGroups).toEqual([]);
  expect(machines.machines).toEqual([
    {
      id: 's/Group',
      name: 'Group',
      zone: { unknown: 'any of eu-west-1a, eu-west-1b, eu-west-1c' },
      subnet: 's/Subnet0',
      securityGroups: [],
      group: 's/Group',
      place: at('Group'),
    },
  ]);
});

test('an instance alone is in the zone that it names, or in that of its subnet', () => {
  const machines = readAws([
    ...base,
    aws('EC2::Instance', 'A', { AvailabilityZone: 'eu-west-1c', SecurityGroupIds: [ref('Group', 'GroupId')] }),
    aws('EC2::Instance', 'B', { NetworkInterfaces: [{ SubnetId: ref('Subnet1'), GroupSet: [ref('Group')] }] }),
    aws('EC2::Instance', 'C'),
  ]).machines;
  expect(machines.map(({ zone, securityGroups, group }) => [zone, securityGroups, group])).toEqual([
    ['eu-west-1c', ['s/Group'], undefined],
    ['eu-west-1b', ['s/Group'], undefined],
    [{ unknown: 'no subnets are given' }, [], undefined],
  ]);
});

test('node pools of Karpenter promise no node, and have the zones of the subnets that they select', () => {
  const pool = (requirements: Resource['properties'][string]) =>
    object('karpenter.sh/v1', 'NodePool', 'general', {
      spec: {
        template: {
          spec: { nodeClassRef: { name: 'class' }, requirements, taints: [{ key: 'spot', effect: 'NoExecute' }] },
        },
      },
    });
  const nodeClass = object('karpenter.k8s.aws/v1', 'EC2NodeClass', 'class', {
    spec: { subnetSelectorTerms: [{ tags: { discovery: 'acme' } }, { id: 'subnet-1' }] },
  });
  const tagged = aws('EC2::Subnet', 'Tagged', {
    VpcId: ref('Vpc'),
    AvailabilityZone: 'eu-west-1a',
    Tags: [{ Key: 'discovery', Value: 'acme' }],
  });
  const byZone = onlyGroup(
    pool([{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['z', 'y'] }]),
    nodeClass,
    tagged,
  );
  expect([byZone?.zones, byZone?.min, byZone?.perZone.min, byZone?.subnets]).toEqual([
    ['y', 'z'],
    0,
    0,
    ['s/Tagged', 'subnet-1'],
  ]);
  expect(byZone?.taints).toEqual([{ key: 'spot', effect: 'NoExecute' }]);
  expect(onlyGroup(pool([]), nodeClass, tagged)?.zones).toEqual({ unknown: 'subnet subnet-1 is not among the files' });
  expect(onlyGroup(pool([]))?.zones).toEqual({ unknown: 'the subnets of its node class are not among the files' });
});

test('Auto Mode makes its node pools in the zones of the cluster', () => {
  const auto = aws('EKS::Cluster', 'Auto', {
    ResourcesVpcConfig: { SubnetIds: subnetRefs(3) },
    ComputeConfig: { Enabled: true, NodePools: ['general-purpose', 'system'] },
  });
  const groups = readAws([...subnetsIn(...ZONES), auto]).nodeGroups;
  expect(groups.map(({ id, zones, min, autoscaled, taints }) => [id, zones, min, autoscaled, taints.length])).toEqual([
    ['s/Auto/general-purpose', [...ZONES], 0, true, 0],
    ['s/Auto/system', [...ZONES], 0, true, 1],
  ]);
});
