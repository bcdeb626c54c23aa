// Test support: what an account may lack.
import { ACCOUNT, type AccountFor, cdkRole, REGION } from './account';
import { add, type Change, change, drop, each, refuse, set } from './change';

const quota = (code: string, Value: number): Change =>
  each('service-quotas list-service-quotas', ['Quotas'], ['QuotaCode', code], { Value });

const without = (name: string): Change =>
  each('iam list-roles', ['Roles'], ['RoleName', name], { RoleName: 'other', Arn: 'arn:aws:iam::1:role/other' });

const withoutServiceRole = (name: string): Change => without(`AWSServiceRoleFor${name}`);

const used = (name: string): Change =>
  change('rds describe-account-attributes', ['AccountQuotas'], (quotas) =>
    (quotas as readonly { readonly AccountQuotaName: string; readonly Max: number }[]).map((one) =>
      one.AccountQuotaName === name ? { ...one, Used: one.Max } : one,
    ),
  );

const assumeRole = (name: string) => `sts assume-role arn:aws:iam::${ACCOUNT}:role/${cdkRole(name)}`;

/** For each check what an account lacks, or has too much of, so that exactly this check fails. */
export function faults({ platform, addOns }: AccountFor): Readonly<Record<string, Change>> {
  return {
    account: set('sts get-caller-identity', ['Account'], '999999999999'),
    region: each('ec2 describe-availability-zones', ['AvailabilityZones'], ['RegionName', REGION], {
      RegionName: 'eu-west-9',
    }),
    zones: set('ec2 describe-availability-zones', ['AvailabilityZones', 1, 'State'], 'impaired'),
    'zones-of-eks': set('ec2 describe-availability-zones', ['AvailabilityZones', 2, 'ZoneId'], 'use1-az3'),
    bootstrap: set('ssm get-parameters', ['Parameters', 0, 'Value'], '5'),
    stacks: add('cloudformation describe-stacks', 'Stacks', {
      StackName: `${platform}-platform`,
      StackStatus: 'ROLLBACK_COMPLETE',
    }),
    'may-deploy': refuse(assumeRole('deploy'), 'AccessDenied'),
    'may-file-publishing': refuse(assumeRole('file-publishing'), 'AccessDenied'),
    'may-image-publishing': refuse(assumeRole('image-publishing'), 'AccessDenied'),
    'cloudformation-may': add('iam simulate-principal-policy', 'EvaluationResults', {
      EvalActionName: 'eks:CreateCluster',
      EvalDecision: 'implicitDeny',
    }),
    'eks-service-role': withoutServiceRole('AmazonEKS'),
    'eks-nodegroup-service-role': withoutServiceRole('AmazonEKSNodegroup'),
    'autoscaling-service-role': withoutServiceRole('AutoScaling'),
    'elasticloadbalancing-service-role': withoutServiceRole('ElasticLoadBalancing'),
    'rds-service-role': withoutServiceRole('RDS'),
    admins: without('platform-admin'),
    'elastic-ips': quota('L-0263D0A3', 4),
    vpcs: quota('L-F678F1CE', 2),
    'internet-gateways': quota('L-A4707A72', 1),
    'vpn-connections': quota('L-3E6EC3A3', 1),
    'vpn-gateways': quota('L-7029FAB6', 0),
    'customer-gateways': quota('L-4FB7FF5D', 2),
    clusters: quota('L-1194D53C', 1),
    'node-groups': quota('L-6D54EA21', 2),
    'nodes-of-a-group': quota('L-BD136A63', 1),
    'network-load-balancers': quota('L-69A177A2', 1),
    'application-load-balancers': quota('L-53DA6B97', 1),
    'security-group-rules': quota('L-0EA8095F', 0),
    vcpus: quota('L-1216C47A', 25),
    'nat-gateways': quota('L-FE5A380F', 1),
    'lambda-concurrency': set('lambda get-account-settings', ['AccountLimit', 'UnreservedConcurrentExecutions'], 10),
    'iam-roles': set('iam get-account-summary', ['SummaryMap', 'Roles'], 995),
    'iam-policies': set('iam get-account-summary', ['SummaryMap', 'Policies'], 1499),
    'db-clusters': used('DBClusters'),
    'db-instances': used('DBInstances'),
    'db-subnet-groups': used('DBSubnetGroups'),
    'db-parameter-groups': used('DBClusterParameterGroups'),
    kubernetes: set('eks describe-cluster-versions', ['clusterVersions', 0, 'versionStatus'], 'EXTENDED_SUPPORT'),
    ...Object.fromEntries(
      Object.keys(addOns).map((name, index) => [
        `add-on-${name}`,
        drop('eks describe-addon-versions', 'addons', index, 'addonVersions'),
      ]),
    ),
    'instance-types': drop('ec2 describe-instance-type-offerings', 'InstanceTypeOfferings'),
    images: drop('ssm get-parameters', 'Parameters'),
    engine: set(
      'rds describe-orderable-db-instance-options',
      ['OrderableDBInstanceOptions', 0, 'EngineVersion'],
      '16.1',
    ),
    'instances-of-db.serverless': drop(
      'rds describe-orderable-db-instance-options',
      'OrderableDBInstanceOptions',
      0,
      'AvailabilityZones',
    ),
    'cluster-name': add('eks list-clusters', 'clusters', platform),
    'log-group': add('logs describe-log-groups', 'logGroups', { logGroupName: `/aws/eks/${platform}/cluster` }),
    'log-group-1': add('logs describe-log-groups', 'logGroups', {
      logGroupName: `/aws/rds/cluster/${platform}-database/postgresql`,
    }),
    'log-group-2': add('logs describe-log-groups', 'logGroups', { logGroupName: `/aws/eks/${platform}/cluster` }),
    bucket: (responses) => {
      responses['s3api head-bucket'] = { BucketRegion: REGION };
    },
    'backup-vault': add('backup list-backup-vaults', 'BackupVaultList', {
      BackupVaultName: `${platform}-database`,
    }),
    'database-name': add('rds describe-db-clusters', 'DBClusters', { DBClusterIdentifier: `${platform}-database` }),
    'secret-names': add('secretsmanager list-secrets', 'SecretList', {
      Name: `${platform}/database/analyst`,
      ARN: 'arn:aws:secretsmanager:analyst-AbCdEf',
      DeletedDate: '2026-11-28T10:00:00+00:00',
    }),
    'peer-addresses': set('ec2 describe-customer-gateways', ['CustomerGateways', 1, 'State'], 'available'),
    certificate: set('acm describe-certificate', ['Certificate', 'Status'], 'PENDING_VALIDATION'),
    // a wildcard stands for one label
    'certificate-names': set(
      'acm describe-certificate',
      ['Certificate', 'SubjectAlternativeNames'],
      ['*.example.com', 'a.acme.example.com'],
    ),
    dns: set('route53 list-hosted-zones', ['HostedZones', 0, 'Config', 'PrivateZone'], true),
    // its licence is the first
    'secrets-first': change('secretsmanager list-secrets', ['SecretList'], (secrets) =>
      (secrets as readonly unknown[]).slice(1),
    ),
    ranges: set('ec2 describe-vpcs', ['Vpcs', 1, 'CidrBlock'], '10.64.128.0/20'),
  };
}
