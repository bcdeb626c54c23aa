import fc from 'fast-check';
import * as google from '../../lib/resilience/google-kinds';
import { RULES } from '../../lib/resilience/registry';
import type { Resource, Topology, Value } from '../../lib/topology';
import { growth, SIXTEEN_TIMES } from '../growth';
import { aws, kubernetes, reference, UNTOLD } from './declared';
import { nodeGroup, ZONES } from './sample-network';
import { sampleTopology } from './sample-topology';

const KINDS = Object.values(google).filter((kind) => typeof kind === 'string');
const OBJECTS = [...KINDS, 'postgresql.cnpg.io/v1 Cluster', 'v1 ConfigMap', 'apps/v1 Deployment'];
const TYPES = [
  'AWS::EC2::Subnet',
  'AWS::EC2::Instance',
  'AWS::EC2::EIP',
  'AWS::EKS::Cluster',
  'AWS::EKS::Nodegroup',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::CloudWatch::Alarm',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBSubnetGroup',
  'AWS::RDS::DBProxy',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::CacheCluster',
  'AWS::MSK::Cluster',
  'AWS::OpenSearchService::Domain',
  'AWS::EFS::FileSystem',
  'AWS::Lambda::Function',
  'AWS::Route53::RecordSet',
  'AWS::Route53::RecordSetGroup',
  'AWS::DynamoDB::Table',
];

/** Names on the ways that the rules go, so that nonsense stands where they look. */
const KEYS = [
  ...['spec', 'settings', 'location', 'nodeLocations', 'autoscaling', 'upgradeSettings', 'natIps', 'interface'],
  ...['template', 'volumes', 'configMap', 'name', 'data', 'pgpool.conf', 'probes', 'liveness', 'stopDelay'],
  ...['Tags', 'Key', 'Value', 'VPCZoneIdentifier', 'MinSize', 'LaunchTemplate', 'LaunchTemplateId', 'SubnetIds'],
  ...['LoadBalancerAttributes', 'TargetGroupAttributes', 'Metrics', 'MetricName', 'Dimensions', 'UpdateConfig'],
  ...['ServerlessV2ScalingConfiguration', 'MinCapacity', 'ClusterConfig', 'VpcConfig', 'RecordSets', 'AliasTarget'],
];

const { value } = fc.letrec<{ value: Value; object: { [key: string]: Value } }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<Value>(null, true, -1, 0, 3, Number.NaN, '', 'TunnelState', 'europe-west3', UNTOLD),
    fc.constantFrom<Value>(reference('acme-network/private-eu-central-1a'), reference('nowhere')),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 5 }),
}));

const properties = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 8 });
const resources: fc.Arbitrary<readonly Resource[]> = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom(...TYPES), properties).map(([type, each]) => aws(type, 'Thing', each)),
    fc.tuple(fc.constantFrom(...OBJECTS), properties).map(([type, each]) => kubernetes(type, 'data', 'orders', each)),
  ),
  { maxLength: 12 },
);

const VERDICTS: readonly string[] = ['holds', 'broken', 'unknown'];

test('no rule throws, whatever stands in the resources, and each says what and where', () => {
  fc.assert(
    fc.property(resources, (each) => {
      const topology = sampleTopology({ clouds: ['aws', 'google'], resources: each });
      // an expectation for each of some thousand judgements would take longer than the judgements
      const wordless = RULES.flatMap((rule) =>
        [...rule.check(topology)].filter(
          ({ verdict, subject, seen, expected, place }) =>
            !VERDICTS.includes(verdict) || [subject, seen, expected, place.resource].includes(''),
        ),
      );
      expect(wordless).toEqual([]);
    }),
    { numRuns: 120 },
  );
});

test('the same topology is always judged the same', () => {
  fc.assert(
    fc.property(resources, (each) => {
      const topology = sampleTopology({ resources: each });
      const judge = () => RULES.map((rule) => [...rule.check(topology)]);
      expect(judge()).toEqual(judge());
    }),
    { numRuns: 20 },
  );
});

test('judges a system of sixteen times as many resources in about sixteen times the time', () => {
  const nodeGroups = [...ZONES].map((zone) => nodeGroup(`nodes-${zone}`, [zone]));
  const judge = (count: number) => {
    const many = Array.from({ length: count }, (_, index) =>
      aws(TYPES[index % TYPES.length] ?? '', `Thing${index}`, {
        SubnetIds: [reference('acme-network/private-eu-central-1a')],
      }),
    );
    const topology = sampleTopology({ nodeGroups, resources: many });
    const judgements = (each: Topology) => RULES.flatMap((rule) => [...rule.check(each)]);
    // a copy: what was found out about a topology is kept
    return () => expect(judgements({ ...topology }).length).toBeGreaterThan(count / 3);
  };
  expect(growth(judge(500), judge(8000))).toBeLessThan(SIXTEEN_TIMES);
});
