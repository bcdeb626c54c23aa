// Test support: an account that has all that the scenarios of the reference configuration need, and what it may lack.
import type { Responses } from './aws-answers';

const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';
const ZONES = ['a', 'b', 'c'].map((letter) => `${REGION}${letter}`);

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

const SERVICE_ROLES = ['AmazonEKS', 'AmazonEKSNodegroup', 'AutoScaling', 'ElasticLoadBalancing', 'RDS'];

const role = (RoleName: string, Path = '/') => ({
  RoleName,
  Path,
  Arn: `arn:aws:iam::${ACCOUNT}:role${Path}${RoleName}`,
});

const cdkRole = (name: string) => `cdk-hnb659fds-${name}-role-${ACCOUNT}-${REGION}`;

/** What the fixture has to know of an output. */
export interface AccountFor {
  readonly platform: string;
  /** Versions of the add-ons of the templates. */
  readonly addOns: Readonly<Record<string, string>>;
  readonly instanceTypes: readonly string[];
  readonly engine?: string;
  readonly secrets: readonly string[];
}

const CPUS: Readonly<Record<string, number>> = { large: 2, xlarge: 4, '2xlarge': 8, micro: 2 };

/** Whole responses of the APIs of an account that has all. */
export function fullAccount({ addOns, instanceTypes, engine = '', secrets }: AccountFor): Responses {
  return {
    'sts get-caller-identity': {
      UserId: 'AROA:me',
      Account: ACCOUNT,
      Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/ops/me`,
    },
    'ec2 describe-availability-zones': {
      AvailabilityZones: ZONES.map((ZoneName, index) => ({
        RegionName: REGION,
        ZoneName,
        ZoneId: `euw1-az${index + 1}`,
        State: 'available',
        OptInStatus: 'opt-in-not-required',
      })),
    },
    'ssm get-parameter': { Parameter: { Name: '/cdk-bootstrap/hnb659fds/version', Value: '30' } },
    'cloudformation describe-stacks': { Stacks: [{ StackName: 'CDKToolkit', StackStatus: 'CREATE_COMPLETE' }] },
    'cloudformation list-stack-resources': { StackResourceSummaries: [] },
    ...Object.fromEntries(
      ['deploy', 'file-publishing', 'image-publishing'].map((name) => [
        `sts assume-role arn:aws:iam::${ACCOUNT}:role/${cdkRole(name)}`,
        {
          Credentials: { AccessKeyId: 'ASIA', SecretAccessKey: 'never-printed', SessionToken: 'never-printed' },
          AssumedRoleUser: { Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${cdkRole(name)}/preflight` },
        },
      ]),
    ),
    'iam simulate-principal-policy': {
      EvaluationResults: [{ EvalActionName: 'ec2:CreateVpc', EvalDecision: 'allowed' }],
    },
    'iam list-roles': {
      Roles: [
        ...SERVICE_ROLES.map((name) => role(`AWSServiceRoleFor${name}`, '/aws-service-role/')),
        role('platform-admin'),
      ],
    },
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
    'ec2 describe-instance-types': {
      InstanceTypes: instanceTypes.map((InstanceType) => ({
        InstanceType,
        VCpuInfo: { DefaultVCpus: CPUS[InstanceType.split('.')[1] ?? ''] },
      })),
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
    'eks describe-cluster-versions': {
      clusterVersions: [
        { clusterVersion: '1.35', versionStatus: 'STANDARD_SUPPORT' },
        { clusterVersion: '1.31', versionStatus: 'EXTENDED_SUPPORT' },
      ],
    },
    'eks describe-addon-versions': {
      addons: Object.entries(addOns).map(([addonName, addonVersion]) => ({
        addonName,
        addonVersions: [{ addonVersion: 'v0.1.0-eksbuild.1' }, { addonVersion }],
      })),
    },
    'ec2 describe-instance-type-offerings': {
      InstanceTypeOfferings: instanceTypes.flatMap((InstanceType) =>
        ZONES.map((Location) => ({ InstanceType, Location, LocationType: 'availability-zone' })),
      ),
    },
    'ssm get-parameters': {
      Parameters: [
        '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
        '/aws/service/bottlerocket/aws-k8s-1.35/x86_64/latest/image_id',
      ].map((Name) => ({ Name, Value: 'ami-1' })),
      InvalidParameters: [],
    },
    'rds describe-orderable-db-instance-options': {
      OrderableDBInstanceOptions: [
        { EngineVersion: engine, DBInstanceClass: 'db.serverless', AvailabilityZones: ZONES.map((Name) => ({ Name })) },
      ],
    },
    'logs describe-log-groups': { logGroups: [] },
    's3api head-bucket': { refused: ['404', 'Not Found'] },
    'backup list-backup-vaults': { BackupVaultList: [{ BackupVaultName: 'Default' }] },
    'rds describe-db-clusters': { DBClusters: [] },
    'secretsmanager list-secrets': { SecretList: secrets.map((Name) => ({ Name, ARN: `arn:aws:sm:${Name}-AbCdEf` })) },
    'acm describe-certificate': {
      Certificate: { Status: 'ISSUED', SubjectAlternativeNames: ['acme.example.com', '*.acme.example.com'] },
    },
    'route53 list-hosted-zones': {
      HostedZones: [{ Name: 'acme.example.com.', Config: { PrivateZone: false } }],
    },
  };
}

type Change = (responses: Responses) => void;

type Path = readonly [string | number, ...(string | number)[]];

/** Changes what stands at a path of a response. */
const change =
  (operation: string, path: Path, edit: (value: unknown) => unknown): Change =>
  (responses) => {
    const [last, ...above] = [...path].reverse();
    const parent = above
      .reverse()
      .reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], responses[operation]);
    const holder = parent as Record<string | number, unknown>;
    if (last === undefined || holder?.[last] === undefined) throw new Error(`${operation} has no ${path.join('.')}`);
    holder[last] = edit(holder[last]);
  };

const set = (operation: string, path: Path, value: unknown): Change => change(operation, path, () => value);

/** Adds to a list of a response. */
const add = (operation: string, list: string, entry: unknown): Change =>
  change(operation, [list], (entries) => [...(entries as readonly unknown[]), entry]);

/** Takes the last entry from a list of a response. */
const drop = (operation: string, ...path: Path): Change =>
  change(operation, path, (entries) => (entries as readonly unknown[]).slice(0, -1));

const refuse =
  (operation: string, code: string): Change =>
  (responses) => {
    responses[operation] = { refused: [code, 'said the service'] };
  };

/** Changes those entries of a list that have a value. */
const each = (operation: string, list: Path, [key, value]: readonly [string, unknown], edit: object): Change =>
  change(operation, list, (entries) =>
    (entries as readonly Record<string, unknown>[]).map((one) => (one[key] === value ? { ...one, ...edit } : one)),
  );

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
    bootstrap: set('ssm get-parameter', ['Parameter', 'Value'], '5'),
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
