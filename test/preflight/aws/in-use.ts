// Test support: what the account may have, and what it has.

import { ZONES } from './account';
import type { Responses } from './answers';

/** Quotas as AWS gives them to a new account, by code. */
const QUOTAS = {
  'L-0263D0A3': 5,
  'L-F678F1CE': 5,
  'L-A4707A72': 5,
  'L-3E6EC3A3': 50,
  'L-7029FAB6': 5,
  'L-4FB7FF5D': 50,
  'L-1194D53C': 100,
  'L-6D54EA21': 30,
  'L-BD136A63': 450,
  'L-69A177A2': 50,
  'L-53DA6B97': 50,
  'L-0EA8095F': 60,
  'L-1216C47A': 512,
  'L-FE5A380F': 5,
};

/** Responses about quotas and what is in use. */
export function inUse(): Responses {
  return {
    'iam get-account-summary': { SummaryMap: { Roles: 40, RolesQuota: 1000, Policies: 12, PoliciesQuota: 1500 } },
    'service-quotas list-service-quotas': {
      Quotas: Object.entries(QUOTAS).map(([QuotaCode, Value]) => ({ QuotaCode, Value })),
    },
    'service-quotas list-aws-default-service-quotas': { Quotas: [{ QuotaCode: 'L-0263D0A3', Value: 5 }] },
    'ec2 describe-addresses': { Addresses: [{ AllocationId: 'eipalloc-1' }, { AllocationId: 'eipalloc-2' }] },
    'ec2 describe-vpcs': {
      Vpcs: [
        { VpcId: 'vpc-default', CidrBlock: '172.31.0.0/16', IsDefault: true },
        { VpcId: 'vpc-other', CidrBlock: '10.0.0.0/16', IsDefault: false, Tags: [{ Key: 'Name', Value: 'other' }] },
      ],
    },
    'ec2 describe-internet-gateways': { InternetGateways: [{ InternetGatewayId: 'igw-1' }] },
    'ec2 describe-vpn-connections': { VpnConnections: [{ VpnConnectionId: 'vpn-old', State: 'deleted' }] },
    'ec2 describe-vpn-gateways': { VpnGateways: [] },
    'ec2 describe-customer-gateways': {
      CustomerGateways: [
        { CustomerGatewayId: 'cgw-1', State: 'available', IpAddress: '192.0.2.1', BgpAsn: '65000' },
        { CustomerGatewayId: 'cgw-2', State: 'deleted', IpAddress: '198.51.100.20', BgpAsn: '65020' },
      ],
    },
    'eks list-clusters': { clusters: ['acme'] },
    'elbv2 describe-load-balancers': { LoadBalancers: [{ LoadBalancerName: 'web', Type: 'application' }] },
    'ec2 describe-instances': {
      Reservations: [
        {
          Instances: [
            { InstanceType: 'm5.large', CpuOptions: { CoreCount: 1, ThreadsPerCore: 2 } },
            // of another quota each
            { InstanceType: 'g5.48xlarge', CpuOptions: { CoreCount: 96, ThreadsPerCore: 2 } },
            {
              InstanceType: 'm5.24xlarge',
              InstanceLifecycle: 'spot',
              CpuOptions: { CoreCount: 48, ThreadsPerCore: 2 },
            },
          ],
        },
      ],
    },
    'ec2 describe-nat-gateways': { NatGateways: [{ NatGatewayId: 'nat-1', SubnetId: 'subnet-1', State: 'available' }] },
    'ec2 describe-subnets': { Subnets: [{ SubnetId: 'subnet-1', AvailabilityZone: ZONES[0] }] },
    'lambda get-account-settings': {
      AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 1000 },
    },
    'rds describe-account-attributes': {
      AccountQuotas: ['DBClusters', 'DBInstances', 'DBSubnetGroups', 'DBClusterParameterGroups'].map((name) => ({
        AccountQuotaName: name,
        Used: 1,
        Max: 40,
      })),
    },
  };
}
