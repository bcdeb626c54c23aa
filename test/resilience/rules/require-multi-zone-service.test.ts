import { requireMultiZoneService as rule } from '../../../lib/resilience/rules/require-multi-zone-service';
import type { Resource, Value } from '../../../lib/topology';
import { aws, only, reference, UNTOLD } from '../declared';
import { privateSubnet, ZONES } from '../sample-network';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const { subnets } = sampleTopology();
const ids = (zones: readonly string[]): readonly Value[] => zones.map((zone) => reference(privateSubnet(zone, 0).id));
const judged = (...resources: readonly Resource[]) => told(rule, only({ subnets, resources }));
const search = (zones: number, masters: number) => ({
  ClusterConfig: {
    ZoneAwarenessEnabled: true,
    ZoneAwarenessConfig: { AvailabilityZoneCount: zones },
    DedicatedMasterEnabled: true,
    DedicatedMasterCount: masters,
  },
});
const replicated = { MultiAZEnabled: true, AutomaticFailoverEnabled: true };

test('holds for services over several zones', () => {
  expect(
    judged(
      aws('AWS::RDS::DBInstance', 'Rds', { Engine: 'postgres', MultiAZ: true }),
      aws('AWS::ElastiCache::ReplicationGroup', 'Redis', { ...replicated, ReplicasPerNodeGroup: 1 }),
      aws('AWS::ElastiCache::CacheCluster', 'Memcached', { Engine: 'memcached', AZMode: 'cross-az' }),
      aws('AWS::MemoryDB::Cluster', 'Memory'),
      aws('AWS::MSK::Cluster', 'Kafka', { BrokerNodeGroupInfo: { ClientSubnets: ids(ZONES) } }),
      aws('AWS::OpenSearchService::Domain', 'Search', search(3, 3)),
      aws('AWS::AmazonMQ::Broker', 'Queue', { DeploymentMode: 'CLUSTER_MULTI_AZ' }),
      aws('AWS::EFS::FileSystem', 'Files'),
      aws('AWS::Redshift::Cluster', 'Warehouse', { MultiAZ: 'true' }),
    ),
  ).toEqual([
    'holds acme/Rds: MultiAZ true',
    'holds acme/Redis: MultiAZEnabled true, AutomaticFailoverEnabled true, ReplicasPerNodeGroup 1, NumCacheClusters not set',
    'holds acme/Memcached: AZMode cross-az',
    'holds acme/Memory: NumReplicasPerShard not set (1)',
    'holds acme/Kafka: eu-central-1a, eu-central-1b, eu-central-1c',
    'holds acme/Search: zones 3, dedicated masters 3',
    'holds acme/Queue: DeploymentMode CLUSTER_MULTI_AZ',
    'holds acme/Files: regional',
    'holds acme/Warehouse: MultiAZ true',
  ]);
});

test('fails when they are of one zone, as several are by default', () => {
  expect(
    judged(
      aws('AWS::RDS::DBInstance', 'Rds', { Engine: 'postgres' }),
      aws('AWS::ElastiCache::ReplicationGroup', 'Redis', replicated),
      aws('AWS::ElastiCache::CacheCluster', 'Cache', { Engine: 'redis' }),
      aws('AWS::MemoryDB::Cluster', 'Memory', { NumReplicasPerShard: 0 }),
      aws('AWS::MSK::Cluster', 'Kafka', { BrokerNodeGroupInfo: { ClientSubnets: ids(ZONES.slice(0, 2)) } }),
      aws('AWS::OpenSearchService::Domain', 'Search', search(2, 3)),
      aws('AWS::AmazonMQ::Broker', 'Queue', { DeploymentMode: 'SINGLE_INSTANCE' }),
      aws('AWS::EFS::FileSystem', 'Files', { AvailabilityZoneName: 'eu-central-1a' }),
      aws('AWS::Redshift::Cluster', 'Warehouse'),
    ),
  ).toEqual([
    'broken acme/Rds: MultiAZ not set',
    'broken acme/Redis: MultiAZEnabled true, AutomaticFailoverEnabled true, ReplicasPerNodeGroup not set, NumCacheClusters not set',
    'broken acme/Cache: a cache cluster of one node',
    'broken acme/Memory: NumReplicasPerShard 0',
    'broken acme/Kafka: eu-central-1a, eu-central-1b',
    'broken acme/Search: zones 2, dedicated masters 3',
    'broken acme/Queue: DeploymentMode SINGLE_INSTANCE',
    'broken acme/Files: one zone: eu-central-1a',
    'broken acme/Warehouse: MultiAZ not set',
  ]);
});

test('is unknown when a parameter decides', () => {
  expect(
    judged(
      aws('AWS::RDS::DBInstance', 'Rds', { Engine: 'postgres', MultiAZ: UNTOLD }),
      aws('AWS::MSK::Cluster', 'Kafka', { BrokerNodeGroupInfo: { ClientSubnets: UNTOLD } }),
    ),
  ).toEqual([
    'unknown acme/Rds: MultiAZ unknown: a parameter of the stack',
    'unknown acme/Kafka: no zone known (a parameter of the stack)',
  ]);
});

test('looks at no instance of a cluster, no replica, and nothing else', () => {
  expect(
    judged(
      aws('AWS::RDS::DBInstance', 'Aurora', { Engine: 'aurora-postgresql', DBClusterIdentifier: reference('acme/Db') }),
      aws('AWS::RDS::DBInstance', 'Replica', { Engine: 'postgres', SourceDBInstanceIdentifier: 'rds' }),
      aws('AWS::S3::Bucket', 'Bucket'),
      aws('constructor', 'Nonsense'),
    ),
  ).toEqual([]);
});
