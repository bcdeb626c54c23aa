// What holds of whatever is declared: reading never throws, and neither order nor repetition changes what is read.
import fc from 'fast-check';
import type { Resource, Value } from '../../lib/topology';
import { readAws } from '../../lib/topology/aws/read-aws';
import { readGoogle } from '../../lib/topology/google/read-google';
import { growth, SIXTEEN_TIMES } from '../growth';
import { aws, kcc, ref } from './resources';

const AWS_TYPES = [
  'EC2::Subnet EC2::RouteTable EC2::Route EC2::SubnetRouteTableAssociation EC2::NatGateway EC2::VPCEndpoint EC2::Instance',
  'EC2::VPNConnection EC2::CustomerGateway EC2::VPNGatewayRoutePropagation EC2::SecurityGroup EC2::SecurityGroupIngress',
  'EC2::LaunchTemplate EKS::Cluster EKS::Nodegroup EKS::Addon AutoScaling::AutoScalingGroup RDS::DBCluster RDS::DBInstance',
  'RDS::DBSubnetGroup Backup::BackupSelection ElasticLoadBalancingV2::LoadBalancer ElasticLoadBalancingV2::Listener',
  'Route53::RecordSet EFS::MountTarget',
].flatMap((line) => line.split(' '));

const AWS_FIELDS = [
  'VpcId SubnetId SubnetIds Subnets AvailabilityZone CidrBlock RouteTableId RouteTableIds NatGatewayId GatewayId Tags Name',
  'ClusterName InstanceTypes ScalingConfig LaunchTemplate LaunchTemplateData Taints Labels VPCZoneIdentifier MinSize MaxSize',
  'Engine DBClusterIdentifier DBSubnetGroupName PromotionTier SecurityGroupIngress SecurityGroupEgress GroupId IpProtocol',
  'VpnGatewayId CustomerGatewayId VpnTunnelOptionsSpecifications ResourcesVpcConfig BackupSelection DefaultActions Port',
].flatMap((line) => line.split(' '));

const KINDS = [
  'ContainerCluster ContainerNodePool ComputeSubnetwork ComputeRouter ComputeRouterNAT ComputeRouterPeer ComputeFirewall',
  'ComputeRouterInterface ComputeVPNGateway ComputeVPNTunnel ComputeExternalVPNGateway ComputeTargetVPNGateway SQLInstance',
  'ComputeInterconnectAttachment RedisInstance ComputeInstance ComputeInstanceGroupManager DNSRecordSet ComputeRoute',
].flatMap((line) => line.split(' '));

const KCC_FIELDS = [
  'networkRef routerRef clusterRef subnetworkRef vpnGatewayRef vpnTunnelRef peerExternalGatewayRef interface location region',
  'nodeLocations autoscaling nodeConfig nodeCount settings allow deny sourceRanges targetTags rrdatas rrdatasRefs subnetwork',
].flatMap((line) => line.split(' '));

const NAMES = ['A', 'B', 'C'];

/** What a field may hold: a reference, a text of the clouds, a token, or any JSON. */
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>('eu-west-1a', 'az#0', 'europe-west3-a', '10.0.0.0/8', '-1', 'tcp', 3, true, {
    unknown: 'a parameter',
  }),
  fc.constantFrom(...NAMES).map((name): Value => ref(name)),
  fc.array(
    fc.constantFrom(...NAMES).map((name): Value => ref(name)),
    { maxLength: 2 },
  ),
  fc.constantFrom(...NAMES).map((name): Value => ({ name })),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Value>,
);

const fields = (names: readonly string[]) => fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });

const awsResources = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...AWS_TYPES), fc.constantFrom(...NAMES, 'D', 'E', 'F'), fields(AWS_FIELDS)),
  { selector: ([, name]) => name, maxLength: 6 },
);

const kccResources = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...NAMES), fields(KCC_FIELDS)),
  { selector: ([kind, name]) => `${kind} ${name}`, maxLength: 6 },
);

const systems: fc.Arbitrary<readonly Resource[]> = fc
  .tuple(awsResources, kccResources)
  .map(([amazon, google]) => [
    ...amazon.map(([type, name, properties]) => aws(type, name, properties)),
    ...google.map(([kind, name, spec]) => kcc(kind, name, spec)),
  ]);

test('whatever is declared, reading it throws nothing and gives the same twice, in whatever order', () => {
  fc.assert(
    fc.property(systems, (resources) => {
      const reversed = [...resources].reverse();
      expect(JSON.stringify(readAws(reversed))).toBe(JSON.stringify(readAws(resources)));
      expect(JSON.stringify(readGoogle(reversed))).toBe(JSON.stringify(readGoogle(resources)));
    }),
    { numRuns: 500 },
  );
});

test('a list of items with ids is sorted by them', () => {
  fc.assert(
    fc.property(systems, (resources) => {
      for (const part of [readAws(resources), readGoogle(resources)]) {
        for (const list of [part.nodeGroups, part.databases, part.links, part.accessRules, part.privateEndpoints]) {
          const ids = list.map(({ id }) => id);
          expect(ids).toEqual([...ids].sort());
        }
      }
    }),
  );
});

test('sixteen times as many subnets, groups and rules are read in about sixteen times the time', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => [
      aws('EC2::Subnet', `Subnet${index}`, { VpcId: ref('Vpc'), AvailabilityZone: `eu-west-1${'abc'[index % 3]}` }),
      aws('EC2::RouteTable', `Table${index}`, { VpcId: ref('Vpc') }),
      aws('EC2::SubnetRouteTableAssociation', `Joined${index}`, {
        SubnetId: ref(`Subnet${index}`),
        RouteTableId: ref(`Table${index}`),
      }),
      aws('EC2::SecurityGroup', `Group${index}`, {
        SecurityGroupIngress: [{ CidrIp: '10.0.0.0/8', IpProtocol: '-1' }],
      }),
      aws('EKS::Nodegroup', `Nodes${index}`, { Subnets: [ref(`Subnet${index}`)] }),
    ]).flat();
  const read = (count: number) => {
    const resources = many(count);
    return () => expect(readAws(resources).nodeGroups).toHaveLength(count);
  };
  expect(growth(read(125), read(2000))).toBeLessThan(SIXTEEN_TIMES);
});
