import { countOf, loadBalancers, mostInboundRules, objectsOf, resourcesOf, type Templates } from './template-needs';

/** A quota of the region that counts things. Codes: `aws service-quotas list-service-quotas` (November 2026). */
export interface CountedQuota {
  readonly id: string;
  readonly title: string;
  readonly quota: readonly [service: string, code: string];
  readonly needed: (templates: Templates) => number;
  /** What is there: an operation, and a list of its response. @default - the limit is that of one new object */
  readonly used?: { readonly operation: string; readonly of: string };
  /** Type of the resources that are counted in `needed`, and may be there already. */
  readonly type?: string;
}

const balancers = (kind: 'network' | 'application') => (templates: Templates) =>
  loadBalancers(objectsOf(templates))[kind];

/** Load balancers of a type. */
const balancersThere = (kind: string) => ({
  operation: 'elbv2 describe-load-balancers',
  of: `LoadBalancers[?Type=='${kind}']`,
});

const nodesOfGroup = (templates: Templates): number =>
  Math.max(
    0,
    ...resourcesOf(templates)
      .filter(({ type }) => type === 'AWS::EKS::Nodegroup')
      .map(({ properties }) => (properties.ScalingConfig as { readonly MaxSize: number }).MaxSize),
  );

/** Every quota that counts things, but for those that IAM and RDS report themselves. */
export const COUNTED_QUOTAS: readonly CountedQuota[] = [
  {
    id: 'elastic-ips',
    title: 'Elastic IPs',
    quota: ['ec2', 'L-0263D0A3'],
    needed: countOf('AWS::EC2::EIP'),
    used: { operation: 'ec2 describe-addresses', of: 'Addresses[]' },
    type: 'AWS::EC2::EIP',
  },
  {
    id: 'vpcs',
    title: 'VPCs',
    quota: ['vpc', 'L-F678F1CE'],
    needed: countOf('AWS::EC2::VPC'),
    used: { operation: 'ec2 describe-vpcs', of: 'Vpcs[]' },
    type: 'AWS::EC2::VPC',
  },
  {
    id: 'internet-gateways',
    title: 'internet gateways',
    quota: ['vpc', 'L-A4707A72'],
    needed: countOf('AWS::EC2::InternetGateway'),
    used: { operation: 'ec2 describe-internet-gateways', of: 'InternetGateways[]' },
    type: 'AWS::EC2::InternetGateway',
  },
  {
    id: 'vpn-connections',
    title: 'VPN connections',
    quota: ['ec2', 'L-3E6EC3A3'],
    needed: countOf('AWS::EC2::VPNConnection'),
    used: { operation: 'ec2 describe-vpn-connections', of: "VpnConnections[?State!='deleted']" },
    type: 'AWS::EC2::VPNConnection',
  },
  {
    id: 'vpn-gateways',
    title: 'virtual private gateways',
    quota: ['ec2', 'L-7029FAB6'],
    needed: countOf('AWS::EC2::VPNGateway'),
    used: { operation: 'ec2 describe-vpn-gateways', of: "VpnGateways[?State!='deleted']" },
    type: 'AWS::EC2::VPNGateway',
  },
  {
    id: 'customer-gateways',
    title: 'customer gateways',
    quota: ['ec2', 'L-4FB7FF5D'],
    needed: countOf('AWS::EC2::CustomerGateway'),
    used: { operation: 'ec2 describe-customer-gateways', of: "CustomerGateways[?State!='deleted']" },
    type: 'AWS::EC2::CustomerGateway',
  },
  {
    id: 'clusters',
    title: 'EKS clusters',
    quota: ['eks', 'L-1194D53C'],
    needed: countOf('AWS::EKS::Cluster'),
    used: { operation: 'eks list-clusters', of: 'clusters[]' },
    type: 'AWS::EKS::Cluster',
  },
  {
    id: 'node-groups',
    title: 'managed node groups in one cluster',
    quota: ['eks', 'L-6D54EA21'],
    needed: countOf('AWS::EKS::Nodegroup'),
  },
  {
    id: 'nodes-of-a-group',
    title: 'nodes in one node group, with every node that the autoscaler may add',
    quota: ['eks', 'L-BD136A63'],
    needed: nodesOfGroup,
  },
  {
    id: 'network-load-balancers',
    title: 'Network Load Balancers',
    quota: ['elasticloadbalancing', 'L-69A177A2'],
    needed: balancers('network'),
    used: balancersThere('network'),
  },
  {
    id: 'application-load-balancers',
    title: 'Application Load Balancers',
    quota: ['elasticloadbalancing', 'L-53DA6B97'],
    needed: balancers('application'),
    used: balancersThere('application'),
  },
  {
    id: 'security-group-rules',
    title: 'inbound rules in one security group',
    quota: ['vpc', 'L-0EA8095F'],
    needed: mostInboundRules,
  },
];
