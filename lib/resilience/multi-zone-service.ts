import { flagAt, type Known, knownOr, numberAt, type Resource, textAt, type Value, valueAt } from '../topology';
import { all, claimOf, inWords, some } from './judge';
import { atLeast, type SubnetZones, zonesInWords } from './zones-found';

/** What a managed service says of its zones. */
export interface ServiceZones {
  readonly claim: Known<boolean>;
  readonly seen: string;
  readonly expected: string;
}

type Look = (resource: Resource, subnets: SubnetZones) => ServiceZones | undefined;

const on = (properties: Value, field: string): Known<boolean> => claimOf(flagAt(properties, field), (set) => set);

const countAtLeast = (properties: Value, field: string, count: number, otherwise: number): Known<boolean> =>
  claimOf(numberAt(properties, field) ?? otherwise, (number) => number >= count);

/** A setting that must be true. */
const flagged =
  (field: string): Look =>
  ({ properties }) => ({
    claim: on(properties, field),
    seen: `${field} ${inWords(flagAt(properties, field))}`,
    expected: `${field} true`,
  });

/** A setting that must have one of these texts. */
const oneOf =
  (field: string, allowed: readonly string[]): Look =>
  ({ properties }) => ({
    claim: claimOf(textAt(properties, field), (text) => allowed.includes(text)),
    seen: `${field} ${inWords(textAt(properties, field))}`,
    expected: `${field} ${allowed.join(' or ')}`,
  });

/** An instance that stands by itself: not of Aurora, not of a cluster, no replica of another. */
const databaseInstance: Look = (resource, subnets) => {
  const { properties } = resource;
  const engine = knownOr(textAt(properties, 'Engine'), '');
  const alone = ['DBClusterIdentifier', 'SourceDBInstanceIdentifier'].every((field) => !valueAt(properties, field));
  return alone && !engine.startsWith('aurora') ? flagged('MultiAZ')(resource, subnets) : undefined;
};

const replicationGroup: Look = ({ properties }) => ({
  claim: all([
    on(properties, 'MultiAZEnabled'),
    on(properties, 'AutomaticFailoverEnabled'),
    some([countAtLeast(properties, 'ReplicasPerNodeGroup', 1, 0), countAtLeast(properties, 'NumCacheClusters', 2, 1)]),
  ]),
  seen: [
    `MultiAZEnabled ${inWords(flagAt(properties, 'MultiAZEnabled'))}`,
    `AutomaticFailoverEnabled ${inWords(flagAt(properties, 'AutomaticFailoverEnabled'))}`,
    `ReplicasPerNodeGroup ${inWords(numberAt(properties, 'ReplicasPerNodeGroup'))}`,
    `NumCacheClusters ${inWords(numberAt(properties, 'NumCacheClusters'))}`,
  ].join(', '),
  expected: 'MultiAZEnabled and AutomaticFailoverEnabled true, with a replica of each shard',
});

const brokers: Look = ({ properties }, subnets) => {
  const found = subnets.at(properties, 'BrokerNodeGroupInfo.ClientSubnets') ?? { zones: [] };
  return { claim: atLeast(found, 3), seen: zonesInWords(found), expected: 'client subnets in 3 zones' };
};

const searchDomain: Look = ({ properties }) => {
  const zones = 'ClusterConfig.ZoneAwarenessConfig.AvailabilityZoneCount';
  const masters = 'ClusterConfig.DedicatedMasterCount';
  return {
    claim: some([
      on(properties, 'ClusterConfig.MultiAZWithStandbyEnabled'),
      all([
        on(properties, 'ClusterConfig.ZoneAwarenessEnabled'),
        countAtLeast(properties, zones, 3, 2),
        on(properties, 'ClusterConfig.DedicatedMasterEnabled'),
        countAtLeast(properties, masters, 3, 0),
      ]),
    ]),
    seen: `zones ${inWords(numberAt(properties, zones))}, dedicated masters ${inWords(numberAt(properties, masters))}`,
    expected: '3 zones and 3 dedicated masters',
  };
};

/** A file system names a zone only when it is of the kind that lives in one. */
const fileSystem: Look = ({ properties }) => {
  const zone = valueAt(properties, 'AvailabilityZoneName');
  return {
    claim: zone === undefined,
    seen: zone === undefined ? 'regional' : `one zone: ${inWords(textAt(properties, 'AvailabilityZoneName'))}`,
    expected: 'regional: no AvailabilityZoneName',
  };
};

const memoryDatabase: Look = ({ properties }) => ({
  claim: countAtLeast(properties, 'NumReplicasPerShard', 1, 1),
  seen: `NumReplicasPerShard ${inWords(numberAt(properties, 'NumReplicasPerShard'), 'not set (1)')}`,
  expected: 'NumReplicasPerShard 1 or more',
});

/** A cache cluster of its own has no replica; nodes of memcached at least stand in several zones. */
const cacheCluster: Look = (resource, subnets) => {
  const memcached = knownOr(textAt(resource.properties, 'Engine'), '') === 'memcached';
  if (memcached) return oneOf('AZMode', ['cross-az'])(resource, subnets);
  return { claim: false, seen: 'a cache cluster of one node', expected: 'a ReplicationGroup with a replica' };
};

/** Types whose zones are a setting of their own. @see CloudFormation template reference of each type */
const LOOKS: Readonly<Record<string, Look>> = {
  'AWS::RDS::DBInstance': databaseInstance,
  'AWS::ElastiCache::ReplicationGroup': replicationGroup,
  'AWS::ElastiCache::CacheCluster': cacheCluster,
  'AWS::MemoryDB::Cluster': memoryDatabase,
  'AWS::MSK::Cluster': brokers,
  'AWS::OpenSearchService::Domain': searchDomain,
  'AWS::AmazonMQ::Broker': oneOf('DeploymentMode', ['ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ']),
  'AWS::EFS::FileSystem': fileSystem,
  'AWS::Redshift::Cluster': flagged('MultiAZ'),
};

/** What the managed service says of its zones. @returns `undefined` of anything else */
export function serviceZones(resource: Resource, subnets: SubnetZones): ServiceZones | undefined {
  return Object.hasOwn(LOOKS, resource.type) ? LOOKS[resource.type]?.(resource, subnets) : undefined;
}
