import type { Resource } from '../../../lib/topology';
import { readAws } from '../../../lib/topology/aws/read-aws';
import { at, aws, ref, subnetRefs, subnetsIn } from '../resources';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] as const;

/** Gives the subnet a route table of its own with the route. */
function routed(subnet: string, route: Resource['properties']): readonly Resource[] {
  const table = `${subnet}Table`;
  return [
    aws('EC2::RouteTable', table, { VpcId: ref('Vpc') }),
    aws('EC2::SubnetRouteTableAssociation', `${subnet}Joined`, { SubnetId: ref(subnet), RouteTableId: ref(table) }),
    aws('EC2::Route', `${subnet}Route`, { RouteTableId: ref(table), DestinationCidrBlock: '0.0.0.0/0', ...route }),
  ];
}

test('names each zone once, with its region', () => {
  expect(readAws(subnetsIn('us-west-2-lax-1a', 'eu-west-1b', 'eu-west-1b')).zones).toEqual([
    { name: 'eu-west-1b', region: 'eu-west-1', placeholder: false, place: at('Subnet1') },
    { name: 'us-west-2-lax-1a', region: 'us-west-2', placeholder: false, place: at('Subnet0') },
  ]);
});

test('marks zones that only the deploy will name', () => {
  expect(readAws(subnetsIn('az#0', 'dummy1b')).zones.map(({ name, placeholder }) => [name, placeholder])).toEqual([
    ['az#0', true],
    ['dummy1b', true],
  ]);
});

test('reads a subnet with its zone, range and network', () => {
  expect(readAws(subnetsIn('eu-west-1a')).subnets).toEqual([
    {
      id: 's/Subnet0',
      name: 'Subnet0',
      network: 's/Vpc',
      zones: ['eu-west-1a'],
      cidr: '10.0.0.0/24',
      secondary: [],
      public: false,
      routes: [],
      place: at('Subnet0'),
    },
  ]);
});

test.each([
  ['GatewayId', 'EC2::InternetGateway', 'internet', true],
  ['GatewayId', 'EC2::VPNGateway', 'vpn', false],
  ['NatGatewayId', 'EC2::NatGateway', 'nat', false],
  ['InstanceId', 'EC2::Instance', 'nat', false],
  ['TransitGatewayId', 'EC2::TransitGateway', 'transit', false],
  ['VpcPeeringConnectionId', 'EC2::VPCPeeringConnection', 'peering', false],
  ['EgressOnlyInternetGatewayId', 'EC2::EgressOnlyInternetGateway', 'other', false],
])('a route by %s to %s leads to %s', (field, type, target, isPublic) => {
  const resources = [...subnetsIn('eu-west-1a'), aws(type, 'Target'), ...routed('Subnet0', { [field]: ref('Target') })];
  const [subnet] = readAws(resources).subnets;
  expect(subnet?.routes).toEqual([{ destination: '0.0.0.0/0', target, to: 's/Target', place: at('Subnet0Route') }]);
  expect(subnet?.public).toBe(isPublic);
});

test('does not tell whether a subnet is public when its route table is somewhere else', () => {
  const join = { SubnetId: ref('Subnet0'), RouteTableId: 'rtb-1' };
  const resources = [...subnetsIn('eu-west-1a'), aws('EC2::SubnetRouteTableAssociation', 'Joined', join)];
  expect(readAws(resources).subnets[0]?.public).toEqual({ unknown: 'route table rtb-1 is not among the files' });
  const [, alone] = subnetsIn('eu-west-1a');
  expect(readAws(alone ? [alone] : []).subnets[0]?.public).toEqual({
    unknown: 'the main route table of s/Vpc is not among the files',
  });
});

test('a VPN gateway adds what its connections lead to: named if static, unnamed if learned', () => {
  const gateway = { VpnGatewayId: ref('Vgw') };
  const propagation = { ...gateway, RouteTableIds: [ref('Subnet0Table')] };
  const resources = [
    ...subnetsIn('eu-west-1a'),
    ...routed('Subnet0', { NatGatewayId: ref('Nat') }),
    aws('EC2::VPNConnection', 'Static', { ...gateway, StaticRoutesOnly: true }),
    aws('EC2::VPNConnectionRoute', 'Office', {
      VpnConnectionId: ref('Static'),
      DestinationCidrBlock: '192.168.0.0/16',
    }),
    aws('EC2::VPNGatewayRoutePropagation', 'Propagation', propagation),
  ];
  const routes = (more: readonly Resource[] = []) =>
    readAws([...resources, ...more]).subnets[0]?.routes.map(({ destination, target }) => [destination, target]);
  expect(routes()).toEqual([
    ['0.0.0.0/0', 'nat'],
    ['192.168.0.0/16', 'vpn'],
  ]);
  expect(routes([aws('EC2::VPNConnection', 'Learned', gateway)])).toEqual([
    ['0.0.0.0/0', 'nat'],
    ['192.168.0.0/16', 'vpn'],
    [{ unknown: 'learned over the VPN' }, 'vpn'],
  ]);
});

test('a NAT gateway is in the zone of its subnet, unless it is regional', () => {
  const resources = [
    ...subnetsIn(...ZONES),
    aws('EC2::NatGateway', 'One', { SubnetId: ref('Subnet1') }),
    aws('EC2::NatGateway', 'Regional', { VpcId: ref('Vpc'), AvailabilityMode: 'regional' }),
    aws('EC2::NatGateway', 'Strange', { SubnetId: 'subnet-1' }),
  ];
  expect(readAws(resources).nats).toEqual([
    { id: 's/One', scope: 'zonal', subnet: 's/Subnet1', zone: 'eu-west-1b', place: at('One') },
    { id: 's/Regional', scope: 'regional', place: at('Regional') },
    {
      id: 's/Strange',
      scope: 'zonal',
      subnet: 'subnet-1',
      zone: { unknown: 'subnet subnet-1 is not among the files' },
      place: at('Strange'),
    },
  ]);
});

test('reads endpoints and attachments with the subnets that they are in', () => {
  const region = ['$', '{AWS::Region}'].join('');
  const resources = [
    ...subnetsIn(...ZONES),
    aws('EC2::VPCEndpoint', 'S3', { ServiceName: `com.amazonaws.${region}.s3`, VpcId: ref('Vpc') }),
    aws('EC2::VPCEndpoint', 'Sts', {
      ServiceName: 'com.amazonaws.eu-west-1.sts',
      VpcEndpointType: 'Interface',
      VpcId: ref('Vpc'),
      SubnetIds: subnetRefs(2),
    }),
    aws('EC2::TransitGatewayVpcAttachment', 'Transit', { VpcId: ref('Vpc'), SubnetIds: subnetRefs(3) }),
    aws('NetworkFirewall::Firewall', 'Firewall', { VpcId: ref('Vpc'), SubnetMappings: [{ SubnetId: ref('Subnet0') }] }),
    aws('Route53Resolver::ResolverEndpoint', 'Resolver', { IpAddresses: [{ SubnetId: ref('Subnet2') }] }),
    aws('EFS::FileSystem', 'Files'),
    aws('EFS::MountTarget', 'Mount1', { FileSystemId: ref('Files'), SubnetId: ref('Subnet1') }),
    aws('EFS::MountTarget', 'Mount0', { FileSystemId: ref('Files'), SubnetId: ref('Subnet0') }),
    aws('EC2::ClientVpnTargetNetworkAssociation', 'Client', {
      ClientVpnEndpointId: 'cvpn-1',
      SubnetId: ref('Subnet0'),
    }),
  ];
  const network = 's/Vpc';
  expect(readAws(resources).privateEndpoints).toEqual([
    { id: 'cvpn-1', service: 'client VPN', kind: 'attachment', network, subnets: ['s/Subnet0'], place: at('Client') },
    {
      id: 's/Files',
      service: 'elastic file system',
      kind: 'attachment',
      network,
      subnets: ['s/Subnet0', 's/Subnet1'],
      place: at('Files'),
    },
    {
      id: 's/Firewall',
      service: 'network firewall',
      kind: 'attachment',
      network,
      subnets: ['s/Subnet0'],
      place: at('Firewall'),
    },
    {
      id: 's/Resolver',
      service: 'DNS resolver',
      kind: 'attachment',
      network,
      subnets: ['s/Subnet2'],
      place: at('Resolver'),
    },
    { id: 's/S3', service: 's3', kind: 'gateway', network, subnets: [], place: at('S3') },
    { id: 's/Sts', service: 'sts', kind: 'interface', network, subnets: ['s/Subnet0', 's/Subnet1'], place: at('Sts') },
    {
      id: 's/Transit',
      service: 'transit gateway',
      kind: 'attachment',
      network,
      subnets: ['s/Subnet0', 's/Subnet1', 's/Subnet2'],
      place: at('Transit'),
    },
  ]);
});

test('a Site-to-Site connection has two tunnels unless its options say otherwise', () => {
  const connection = { CustomerGatewayId: ref('Office'), VpnGatewayId: ref('Vgw') };
  const resources = [
    aws('EC2::CustomerGateway', 'Office', { IpAddress: '198.51.100.20' }),
    aws('EC2::VPCGatewayAttachment', 'Attached', { VpcId: ref('Vpc'), VpnGatewayId: ref('Vgw') }),
    aws('EC2::VPNConnection', 'Both', connection),
    aws('EC2::VPNConnection', 'One', { ...connection, StaticRoutesOnly: true, VpnTunnelOptionsSpecifications: [{}] }),
    aws('EC2::VPNConnection', 'Lost', { CustomerGatewayId: 'cgw-1' }),
  ];
  const links = readAws(resources).links;
  expect(
    links.map(({ id, network, peers, tunnels }) => [id, network, peers, tunnels.map(({ routing }) => routing)]),
  ).toEqual([
    ['s/Both', 's/Vpc', ['198.51.100.20'], ['bgp', 'bgp']],
    [
      's/Lost',
      { unknown: 'what its gateway is attached to is not among the files' },
      [{ unknown: 'customer gateway cgw-1 is not among the files' }],
      ['bgp', 'bgp'],
    ],
    ['s/One', 's/Vpc', ['198.51.100.20'], ['static']],
  ]);
  expect(links[0]?.tunnels[1]).toEqual({
    id: 's/Both/tunnel-2',
    interface: 2,
    peerAddress: '198.51.100.20',
    routing: 'bgp',
    place: at('Both', 'VpnTunnelOptionsSpecifications.1'),
  });
});

test('reads names of Route 53, also of record groups', () => {
  const resources = [
    aws('Route53::RecordSet', 'A', { Name: 'b.example.com.', AliasTarget: { DNSName: ref('Lb', 'DNSName') } }),
    aws('Route53::RecordSetGroup', 'Group', {
      RecordSets: [{ Name: 'a.example.com', ResourceRecords: ['192.0.2.1', '192.0.2.2'] }],
    }),
    aws('Route53::RecordSet', 'Nameless', {}),
  ];
  expect(readAws(resources).dnsNames).toEqual([
    { name: 'a.example.com', target: '192.0.2.1, 192.0.2.2', place: at('Group', 'RecordSets.0') },
    { name: 'b.example.com', target: 's/Lb', place: at('A') },
  ]);
});
