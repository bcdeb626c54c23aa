import { ResourceContext } from '@aws-quickstart/eks-blueprints';
import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { AuroraServerless } from '../../../lib/aws/blueprint/aurora/aurora-serverless';
import type { AuroraServerlessProps } from '../../../lib/aws/blueprint/aurora/aurora-serverless-props';
import { AuroraServerlessProvider } from '../../../lib/aws/blueprint/aurora/aurora-serverless-provider';

const KEY = { 'Fn::GetAtt': [Match.stringLikeRegexp('Key'), 'Arn'] };
const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';

const PROPS: AuroraServerlessProps = {
  clusterIdentifier: 'orders',
  port: 5433,
  database: 'app',
  masterUser: 'dbadmin',
  writerZone: 'eu-west-1a',
  readerZones: ['eu-west-1b', 'eu-west-1c'],
  minCapacity: 0.5,
  maxCapacity: 8,
  backupRetentionDays: 35,
};

/** The database alone, as others use it: in their stack, in their VPC. */
function alone(change: Partial<AuroraServerlessProps> = {}): Template {
  const stack = new Stack();
  const vpc = new Vpc(stack, 'Vpc', {
    subnetConfiguration: [
      { name: 'public', subnetType: SubnetType.PUBLIC },
      { name: 'database', subnetType: SubnetType.PRIVATE_ISOLATED },
    ],
  });
  new AuroraServerless(stack, 'Orders', { ...PROPS, ...change, vpc });
  return Template.fromStack(stack);
}

const template = alone();
const instances = (of = template) => Object.values(of.findResources(INSTANCE)).map(({ Properties }) => Properties);

describe('the instances', () => {
  it('are three, in three zones', () => {
    expect(instances().map(({ AvailabilityZone }) => AvailabilityZone)).toEqual([
      'eu-west-1a',
      'eu-west-1b',
      'eu-west-1c',
    ]);
  });
  it('are serverless, and the readers scale with the writer so that they can take over', () => {
    template.allResourcesProperties(INSTANCE, { DBInstanceClass: 'db.serverless' });
    template.hasResourceProperties(CLUSTER, {
      ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 8 },
    });
    expect(instances().map(({ PromotionTier }) => PromotionTier)).toEqual([0, 1, 1]);
  });
  it('have no public address', () => template.allResourcesProperties(INSTANCE, { PubliclyAccessible: false }));
  it('are observed with Performance Insights and enhanced monitoring by a role of its own', () => {
    template.allResourcesProperties(INSTANCE, {
      EnablePerformanceInsights: true,
      PerformanceInsightsKMSKeyId: KEY,
      MonitoringInterval: 60,
      MonitoringRoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('OrdersMonitoringRole'), 'Arn'] },
    });
  });
  it.each([
    [['eu-west-1b'], 'got eu-west-1a, eu-west-1b'],
    [['eu-west-1a', 'eu-west-1b'], 'got eu-west-1a, eu-west-1a, eu-west-1b'],
  ])('fails when they are not in three zones: readers in %j', (readerZones, message) => {
    expect(() => alone({ readerZones })).toThrow(message);
  });
});

describe('the database', () => {
  const has = (properties: unknown) => template.hasResourceProperties(CLUSTER, properties);

  it('is PostgreSQL 17, on its own port', () => {
    has({ Engine: 'aurora-postgresql', EngineVersion: '17.9', Port: 5433, DatabaseName: 'app' });
  });
  it('is encrypted with a key that rotates', () => {
    has({ StorageEncrypted: true, KmsKeyId: KEY });
    template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });
  it('lets IAM users in, and has a master password that nobody wrote', () => {
    has({
      EnableIAMDatabaseAuthentication: true,
      ManageMasterUserPassword: true,
      MasterUserPassword: Match.absent(),
      MasterUserSecret: { KmsKeyId: KEY },
    });
    template.resourceCountIs('AWS::SecretsManager::Secret', 0);
  });
  it('refuses connections without TLS 1.2', () => {
    template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Family: 'aurora-postgresql17',
      Parameters: { 'rds.force_ssl': '1', ssl_min_protocol_version: 'TLSv1.2' },
    });
  });
  it('outlives its stack', () => {
    has({ DeletionProtection: true, CopyTagsToSnapshot: true });
    for (const type of [CLUSTER, 'AWS::KMS::Key', 'AWS::Backup::BackupVault']) {
      template.hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });
  it('exports its log to a group that is kept for a year', () => {
    has({ EnableCloudwatchLogsExports: ['postgresql'] });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/rds/cluster/orders/postgresql',
      RetentionInDays: 365,
    });
  });
});

describe('backups', () => {
  it('are kept for 35 days, by Aurora and by AWS Backup', () => {
    template.hasResourceProperties(CLUSTER, { BackupRetentionPeriod: 35 });
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ Lifecycle: { DeleteAfterDays: 35 } })] },
    });
  });
  it('select the cluster, not its instances', () => {
    const [selection] = Object.values(template.findResources('AWS::Backup::BackupSelection'));
    const arns: unknown[] = selection?.Properties.BackupSelection.Resources;
    expect(arns).toHaveLength(1);
    expect(JSON.stringify(arns)).toMatch(/:cluster:.*"Ref":"OrdersCluster/);
  });
  it('run outside of the windows of the database, as AWS Backup demands', () => {
    template.hasResourceProperties(CLUSTER, {
      PreferredBackupWindow: '01:00-02:00',
      PreferredMaintenanceWindow: 'sun:06:00-sun:07:00',
    });
    template.hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: { BackupPlanRule: [Match.objectLike({ ScheduleExpression: 'cron(30 3 * * ? *)' })] },
    });
  });
});

describe('the security group', () => {
  it('lets nobody in or out by default', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
  });
  it('lets the named networks in, on the port only', () => {
    alone({ allowedNetworks: ['192.168.0.0/16'] }).hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [
        { CidrIp: '192.168.0.0/16', FromPort: 5433, ToPort: 5433, IpProtocol: 'tcp', Description: 'private network' },
      ],
    });
  });
});

describe('a public endpoint', () => {
  const open = alone({ publicEndpoint: { cidrs: ['203.0.113.0/28'], reason: 'a test' } });

  it('gives every instance a public address in the subnets that it has without one', () => {
    open.allResourcesProperties(INSTANCE, { PubliclyAccessible: true });
    const [subnets] = Object.values(open.findResources('AWS::RDS::DBSubnetGroup'));
    expect(JSON.stringify(subnets?.Properties.SubnetIds)).not.toContain('publicSubnet');
  });
  it('is reached by its networks only', () => {
    open.hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupIngress: [Match.objectLike({ CidrIp: '203.0.113.0/28', FromPort: 5433, ToPort: 5433 })],
    });
  });
});

describe('the provider', () => {
  it('fails when it comes before the VPC', () => {
    const context = new ResourceContext(new Stack(), { id: 'blueprint' } as never);
    expect(() => new AuroraServerlessProvider(PROPS).provide(context)).toThrow(
      "resource 'vpc' must be provided before the database, got none: add it first",
    );
  });
});
