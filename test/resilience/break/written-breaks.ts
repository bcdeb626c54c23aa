// Rules that none of our scenarios exercises: a small output of each, as it should be and damaged.
import type { SourceFile } from '../../../lib/topology';
import {
  ALL_SUBNETS,
  CLAIMED,
  claim,
  cluster,
  deployment,
  google,
  machine,
  manifest,
  NETWORK,
  resource,
  SINGLETON,
  spread,
  storageClass,
  template,
  ZONES,
} from './written-output';

/** A small output that satisfies a rule, and the same with one thing changed. */
export interface WrittenBreak {
  readonly rule: string;
  readonly files: readonly SourceFile[];
  readonly from: RegExp;
  readonly to: string;
  /** Other rules that must see the same damage. @default - none */
  readonly also?: readonly string[];
}

export const WRITTEN_BREAKS: readonly WrittenBreak[] = [
  { rule: 'HA-READ-001', files: manifest(claim('ReadWriteOnce')), from: /\}$/, to: '' },
  {
    rule: 'HA-AWS-006',
    files: template({
      ...NETWORK,
      Group: resource('AWS::AutoScaling::AutoScalingGroup', {
        MinSize: '3',
        MaxSize: '6',
        VPCZoneIdentifier: ALL_SUBNETS,
      }),
    }),
    from: /"MinSize":"3"/,
    to: '"MinSize":"1"',
  },
  {
    rule: 'HA-AWS-010',
    files: template({
      ...NETWORK,
      ...Object.fromEntries(ZONES.map((zone) => [`Worker${zone}`, machine(zone)])),
      Endpoint: resource('AWS::EC2::VPCEndpoint', {
        VpcEndpointType: 'Interface',
        ServiceName: 'com.amazonaws.eu-west-1.sqs',
        VpcId: { Ref: 'Vpc' },
        SubnetIds: ALL_SUBNETS,
      }),
    }),
    from: /("SubnetIds":\[\{"Ref":"Subneta"\}),\{"Ref":"Subnetb"\}/,
    to: '$1',
  },
  {
    rule: 'HA-AWS-011',
    files: template({ ...NETWORK, Worker1: machine('a'), Worker2: machine('b') }),
    from: /("Worker2".*?)"Subnetb"/,
    to: '$1"Subneta"',
  },
  {
    rule: 'HA-AWS-012',
    files: template({
      Database: resource('AWS::RDS::DBInstance', {
        Engine: 'postgres',
        MultiAZ: true,
        BackupRetentionPeriod: 7,
        DeletionProtection: true,
      }),
    }),
    from: /"MultiAZ":true/,
    to: '"MultiAZ":false',
  },
  {
    rule: 'HA-AWS-016',
    files: template({
      Alias: resource('AWS::Route53::RecordSet', {
        Name: 'shop.example.com',
        Type: 'A',
        AliasTarget: { DNSName: 'lb.example.com', HostedZoneId: 'Z1', EvaluateTargetHealth: true },
      }),
    }),
    from: /"EvaluateTargetHealth":true/,
    to: '"EvaluateTargetHealth":false',
  },
  {
    rule: 'HA-DB-007',
    files: template({
      Aurora: resource('AWS::RDS::DBCluster', { Engine: 'aurora-postgresql', DeletionProtection: true }),
      ...Object.fromEntries(
        ['a', 'b'].map((zone) => [
          `Instance${zone}`,
          resource('AWS::RDS::DBInstance', {
            DBClusterIdentifier: { Ref: 'Aurora' },
            Engine: 'aurora-postgresql',
            AvailabilityZone: `eu-west-1${zone}`,
          }),
        ]),
      ),
    }),
    from: /eu-west-1b/,
    to: 'eu-west-1a',
  },
  {
    rule: 'HA-GCP-007',
    files: google('sql', 'SQLInstance', {
      databaseVersion: 'POSTGRES_18',
      region: 'europe-west3',
      settings: {
        availabilityType: 'REGIONAL',
        tier: 'db-custom-2-8192',
        backupConfiguration: { enabled: true, pointInTimeRecoveryEnabled: true },
      },
    }),
    from: /REGIONAL/,
    to: 'ZONAL',
  },
  {
    rule: 'HA-GCP-008',
    files: google('redis', 'RedisInstance', { region: 'europe-west3', tier: 'STANDARD_HA', memorySizeGb: 1 }),
    from: /STANDARD_HA/,
    to: 'BASIC',
  },
  {
    rule: 'HA-GCP-009',
    files: google('compute', 'ComputeInstanceGroupManager', { location: 'europe-west3', targetSize: 3 }),
    from: /"europe-west3"/,
    to: '"europe-west3-a"',
  },
  {
    rule: 'HA-GCP-010',
    files: manifest(
      cluster('europe-west3'),
      { ...storageClass('pd.csi.storage.gke.io'), parameters: { 'replication-type': 'regional-pd' } },
      claim('ReadWriteOnce'),
      deployment(SINGLETON, 1, CLAIMED),
    ),
    from: /"regional-pd"/,
    to: '"none"',
  },
  {
    rule: 'HA-K8S-025',
    files: manifest(
      cluster('europe-west3'),
      {
        apiVersion: 'container.cnrm.cloud.google.com/v1beta1',
        kind: 'ContainerNodePool',
        metadata: { name: 'acme-general', namespace: 'p' },
        spec: {
          clusterRef: { name: 'acme' },
          nodeLocations: ZONES.map((zone) => `europe-west3-${zone}`),
          nodeCount: 1,
          nodeConfig: { machineType: 'n2-standard-4' },
        },
      },
      spread(deployment({}, 3, [])),
      {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'web', namespace: 'shop' },
        spec: { maxUnavailable: 2, selector: { matchLabels: { app: 'web' } } },
      },
    ),
    from: /"maxUnavailable":2/,
    to: '"maxUnavailable":1',
  },
  {
    rule: 'HA-K8S-034',
    files: manifest(storageClass('efs.csi.aws.com'), claim('ReadWriteMany'), deployment({}, 3, CLAIMED)),
    from: /ReadWriteMany/,
    to: 'ReadWriteOnce',
  },
  {
    rule: 'HA-K8S-042',
    files: manifest(storageClass('efs.csi.aws.com'), claim('ReadWriteMany'), deployment({}, 3, CLAIMED)),
    from: /efs[.]csi/,
    to: 'ebs.csi',
    also: ['HA-K8S-041'],
  },
  {
    rule: 'HA-K8S-056',
    files: manifest(deployment(SINGLETON, 1, [])),
    from: /"600"/,
    to: '"60"',
  },
];
