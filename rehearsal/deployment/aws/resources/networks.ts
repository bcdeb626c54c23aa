import type { Account } from '../account';
import { mentions, type Thing } from '../thing';
import type { Behaviour } from './behaviour';

const QUICK = { create: 5, update: 5, delete: 5 };

const LEAVES_OUT = "routes, filters and addresses are not followed; quotas are the preflight's";

const range = (cidr: string): readonly [number, number] => {
  const [address = '', bits = '32'] = cidr.split('/');
  const first = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [first, first + 2 ** (32 - Number(bits)) - 1];
};

function overlap(a: string, b: string): boolean {
  const [[firstA, lastA], [firstB, lastB]] = [range(a), range(b)];
  return firstA <= lastB && firstB <= lastA;
}

/** Instances of a database have interfaces in the subnets of their group. */
function databaseIn(subnet: Thing, account: Account): string | undefined {
  for (const group of account.ofType('AWS::RDS::DBSubnetGroup').filter((one) => mentions(one, subnet))) {
    const user = account.ofType('AWS::RDS::DBCluster').find((one) => mentions(one, group));
    if (user)
      return `The subnet '${subnet.id}' has dependencies and cannot be deleted: ${user.id} has interfaces in it`;
  }
  return undefined;
}

/** @see aws/amazon-vpc documentation: an internet gateway cannot be detached while public addresses are mapped */
function mappedAddresses(attachment: Thing, account: Account): string | undefined {
  if (!attachment.properties.InternetGatewayId) return undefined;
  const { VpcId } = attachment.properties;
  const exposed = [...account.ofType('AWS::EC2::NatGateway'), ...account.ofType('Kubernetes::LoadBalancer')];
  const user = exposed.find((one) => account.vpcOf(one) === VpcId);
  return user && `Network ${VpcId} has some mapped public address(es): ${user.id}`;
}

/** Amazon VPC, Site-to-Site VPN and EC2. */
export const NETWORKS: Readonly<Record<string, Behaviour>> = {
  'AWS::EC2::VPC': {
    seconds: { create: 15, update: 5, delete: 5 },
    idPrefix: 'vpc-',
    heldBy: [
      'AWS::EC2::Subnet',
      'AWS::EC2::SecurityGroup',
      'AWS::EC2::RouteTable',
      'AWS::EC2::VPCGatewayAttachment',
      'AWS::EC2::VPCEndpoint',
      'Kubernetes::LoadBalancer',
    ],
    attribute: ({ id }, attribute) => (attribute === 'DefaultSecurityGroup' ? `sg-default-${id}` : undefined),
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::Subnet': {
    seconds: QUICK,
    idPrefix: 'subnet-',
    needs: [{ property: 'VpcId', type: 'AWS::EC2::VPC' }],
    heldBy: [
      'AWS::EC2::NatGateway',
      'AWS::EC2::Instance',
      'AWS::EC2::VPCEndpoint',
      'AWS::EKS::Cluster',
      'AWS::EKS::Nodegroup',
      'Kubernetes::LoadBalancer',
    ],
    refuseCreate: ({ VpcId, CidrBlock }, account) => {
      const other = account
        .ofType('AWS::EC2::Subnet')
        .find(
          ({ properties }) => properties.VpcId === VpcId && overlap(String(properties.CidrBlock), String(CidrBlock)),
        );
      return other && `The CIDR '${CidrBlock}' conflicts with another subnet (${other.id})`;
    },
    refuseDelete: databaseIn,
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::RouteTable': {
    seconds: QUICK,
    idPrefix: 'rtb-',
    heldBy: ['AWS::EC2::SubnetRouteTableAssociation'],
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::Route': {
    seconds: QUICK,
    idPrefix: 'route-',
    once: ({ RouteTableId, DestinationCidrBlock, DestinationIpv6CidrBlock }) =>
      `${RouteTableId} to ${DestinationCidrBlock ?? DestinationIpv6CidrBlock}`,
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::SubnetRouteTableAssociation': { seconds: QUICK, idPrefix: 'rtbassoc-', leavesOut: LEAVES_OUT },
  'AWS::EC2::InternetGateway': {
    seconds: { create: 15, update: 5, delete: 5 },
    idPrefix: 'igw-',
    heldBy: ['AWS::EC2::VPCGatewayAttachment'],
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::VPCGatewayAttachment': {
    seconds: { create: 15, update: 5, delete: 15 },
    idPrefix: 'attachment-',
    refuseDelete: mappedAddresses,
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::EIP': {
    seconds: { create: 15, update: 5, delete: 5 },
    idPrefix: 'eipalloc-',
    heldBy: ['AWS::EC2::NatGateway'],
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::NatGateway': { seconds: { create: 105, update: 5, delete: 60 }, idPrefix: 'nat-', leavesOut: LEAVES_OUT },
  'AWS::EC2::VPCEndpoint': {
    seconds: { create: 30, update: 10, delete: 30 },
    idPrefix: 'vpce-',
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::FlowLog': { seconds: QUICK, idPrefix: 'fl-', leavesOut: LEAVES_OUT },
  'AWS::EC2::SecurityGroup': {
    seconds: QUICK,
    idPrefix: 'sg-',
    heldBy: [
      'AWS::EC2::Instance',
      'AWS::EC2::VPCEndpoint',
      'AWS::EC2::SecurityGroupIngress',
      'AWS::EC2::SecurityGroupEgress',
      'AWS::EKS::Cluster',
      'AWS::RDS::DBCluster',
      'Kubernetes::LoadBalancer',
    ],
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::SecurityGroupIngress': {
    seconds: QUICK,
    idPrefix: 'sgr-',
    once: (rule) => JSON.stringify({ ...rule, Description: '' }),
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::SecurityGroupEgress': {
    seconds: QUICK,
    idPrefix: 'sgr-',
    once: (rule) => JSON.stringify({ ...rule, Description: '' }),
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::CustomerGateway': {
    seconds: { create: 15, update: 5, delete: 5 },
    idPrefix: 'cgw-',
    heldBy: ['AWS::EC2::VPNConnection'],
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::VPNGateway': {
    seconds: { create: 15, update: 5, delete: 15 },
    idPrefix: 'vgw-',
    heldBy: ['AWS::EC2::VPNConnection', 'AWS::EC2::VPCGatewayAttachment'],
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::VPNConnection': {
    seconds: { create: 180, update: 120, delete: 60 },
    idPrefix: 'vpn-',
    leavesOut: LEAVES_OUT,
  },
  'AWS::EC2::VPNConnectionRoute': { seconds: QUICK, idPrefix: 'vpnroute-', leavesOut: LEAVES_OUT },
  'AWS::EC2::VPNGatewayRoutePropagation': { seconds: QUICK, idPrefix: 'propagation-', leavesOut: LEAVES_OUT },
  'AWS::EC2::Instance': {
    seconds: { create: 40, update: 60, delete: 60 },
    idPrefix: 'i-',
    protection: 'DisableApiTermination',
    leavesOut: 'no machine starts',
  },
  'AWS::EC2::LaunchTemplate': {
    seconds: QUICK,
    idPrefix: 'lt-',
    attribute: ({ version }, attribute) => (attribute.endsWith('VersionNumber') ? String(version) : undefined),
    leavesOut: 'whether the region has image and machine type',
  },
};
