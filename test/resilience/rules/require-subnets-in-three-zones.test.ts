import { requireSubnetsInThreeZones as rule } from '../../../lib/resilience/rules/require-subnets-in-three-zones';
import type { Subnet } from '../../../lib/topology';
import { aws, only, UNTOLD } from '../declared';
import { privateSubnet, publicSubnet, ZONES } from '../sample-network';
import { told } from '../told';

const declared = (subnets: readonly Subnet[]) =>
  only({ subnets, resources: subnets.map(({ id }) => ({ ...aws('AWS::EC2::Subnet', id), id })) });

const inZones = (zones: readonly string[]) => declared(zones.map((zone, index) => privateSubnet(zone, index)));

test('holds for tiers with a subnet in each of three zones', () => {
  const subnets = ZONES.flatMap((zone, index) => [privateSubnet(zone, index), publicSubnet(zone, index)]);
  expect(told(rule, declared(subnets))).toEqual([
    'holds acme-network/Vpc private: 3 subnets in eu-central-1a, eu-central-1b, eu-central-1c',
    'holds acme-network/Vpc public: 3 subnets in eu-central-1a, eu-central-1b, eu-central-1c',
  ]);
});

test('fails when a tier has two zones, also when they are positions in the list of a region', () => {
  expect(told(rule, inZones(['az#0', 'az#1']))).toEqual(['broken acme-network/Vpc private: 2 subnets in az#0, az#1']);
});

test('counts subnets of one zone once', () => {
  expect(told(rule, inZones(['eu-central-1a', 'eu-central-1b', 'eu-central-1b']))).toEqual([
    'broken acme-network/Vpc private: 3 subnets in eu-central-1a, eu-central-1b',
  ]);
});

test('takes the tier from the tag of CDK', () => {
  const subnets = ZONES.map((zone, index) => privateSubnet(zone, index));
  const Tags = [{ Key: 'aws-cdk:subnet-name', Value: 'database' }];
  const resources = subnets.map(({ id }) => ({ ...aws('AWS::EC2::Subnet', id, { Tags }), id }));
  expect(told(rule, only({ subnets, resources }))).toEqual([
    'holds acme-network/Vpc database: 3 subnets in eu-central-1a, eu-central-1b, eu-central-1c',
  ]);
});

test('warns of zones that CDK made up', () => {
  expect(told(rule, inZones(['dummy1a', 'dummy1b', 'dummy1c']))).toEqual([
    'holds acme-network/Vpc private: 3 subnets in dummy1a, dummy1b, dummy1c',
    'broken (warning) acme-network/Vpc private [names]: made-up zones dummy1a, dummy1b, dummy1c',
  ]);
});

test('is unknown while a zone that may be the third is', () => {
  const [first = '', second = '', third = ''] = ZONES;
  const subnets = [privateSubnet(first, 0), privateSubnet(second, 1), privateSubnet(third, 2, { zones: UNTOLD })];
  expect(told(rule, declared(subnets))).toEqual([
    'unknown acme-network/Vpc private: 3 subnets in eu-central-1a, eu-central-1b (a parameter of the stack)',
  ]);
});

test('looks at no subnet of Google Cloud, which is regional', () => {
  expect(told(rule, only({ subnets: [privateSubnet('europe-west3-a', 0)] }))).toEqual([]);
});
