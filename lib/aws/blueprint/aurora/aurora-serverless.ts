import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IVpc, Peer, Port, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  AuroraPostgresEngineVersion,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
  InstanceUpdateBehaviour,
} from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { auroraInstances } from './aurora-instances';
import type { AuroraServerlessProps } from './aurora-serverless-props';
import { DailyBackup } from './daily-backup';
import { EnhancedMonitoringRole } from './enhanced-monitoring-role';

/** The newest PostgreSQL 17 that this version of the CDK names. */
const ENGINE = DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_9 });

/** Who connects is written down, and nobody without TLS. */
const PARAMETERS = {
  'rds.force_ssl': '1',
  ssl_min_protocol_version: 'TLSv1.2',
  log_connections: '1',
  log_disconnections: '1',
};

/**
 * Defines an Aurora PostgreSQL Serverless v2 cluster that keeps its data and its service when any one zone is lost: a
 * writer and two readers in three named zones, each reader large enough to take over.
 *
 * Its key, its backups and the cluster itself stay when the stack goes.
 */
export class AuroraServerless extends Construct {
  readonly database: DatabaseCluster;

  constructor(scope: Construct, id: string, { vpc, ...props }: AuroraServerlessProps & { readonly vpc: IVpc }) {
    super(scope, id);
    const { clusterIdentifier, port, backupRetentionDays } = props;
    const key = new Key(this, 'Key', { description: `Aurora ${clusterIdentifier}`, enableKeyRotation: true });
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/rds/cluster/${clusterIdentifier}/postgresql`,
      retention: RetentionDays.ONE_YEAR,
      encryptionKey: props.logKey,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.database = new DatabaseCluster(this, 'Cluster', {
      engine: ENGINE,
      clusterIdentifier,
      vpc,
      // the same whether it is public or not: RDS lets no subnet leave a group that has instances
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [this.guard(vpc, props)],
      port,
      defaultDatabaseName: props.database,
      manageMasterUserPassword: true,
      credentials: Credentials.fromUsername(props.masterUser, { encryptionKey: key }),
      iamAuthentication: true,
      ...auroraInstances(props, key),
      instanceUpdateBehaviour: InstanceUpdateBehaviour.ROLLING,
      serverlessV2MinCapacity: props.minCapacity,
      serverlessV2MaxCapacity: props.maxCapacity,
      storageEncryptionKey: key,
      parameters: PARAMETERS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      backup: { retention: Duration.days(backupRetentionDays), preferredWindow: '01:00-02:00' },
      preferredMaintenanceWindow: 'sun:06:00-sun:07:00',
      copyTagsToSnapshot: true,
      monitoringInterval: Duration.seconds(60),
      monitoringRole: new EnhancedMonitoringRole(this, 'Monitoring').role,
      cloudwatchLogsExports: ['postgresql'],
    });
    this.database.node.defaultChild?.node.addDependency(logs);
    const resourceArn = this.database.clusterArn;
    new DailyBackup(this, 'Backup', {
      vaultName: clusterIdentifier,
      resourceArn,
      key,
      retentionDays: backupRetentionDays,
    });
  }

  /** The security group: the port only, and only for the networks that are named. */
  private guard(vpc: IVpc, { port, allowedNetworks = [], publicEndpoint }: AuroraServerlessProps): SecurityGroup {
    const group = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Aurora PostgreSQL',
      allowAllOutbound: false,
    });
    for (const cidr of allowedNetworks) group.addIngressRule(Peer.ipv4(cidr), Port.tcp(port), 'private network');
    for (const cidr of publicEndpoint?.cidrs ?? []) {
      group.addIngressRule(Peer.ipv4(cidr), Port.tcp(port), 'public endpoint');
    }
    return group;
  }
}
