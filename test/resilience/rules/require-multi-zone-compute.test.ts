import { requireMultiZoneCompute as rule } from '../../../lib/resilience/rules/require-multi-zone-compute';
import type { Resource, Value } from '../../../lib/topology';
import { aws, only, reference, UNTOLD } from '../declared';
import { privateSubnet, ZONES } from '../sample-network';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const { subnets } = sampleTopology();
const idOf = (zone: string): Value => reference(privateSubnet(zone, 0).id);
const judged = (...resources: readonly Resource[]) => told(rule, only({ subnets, resources }));
const [first = '', second = ''] = ZONES;

test('holds for subnets in two zones or more', () => {
  const service = { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ZONES.map(idOf) } } };
  expect(
    judged(
      aws('AWS::Lambda::Function', 'Function', { VpcConfig: { SubnetIds: [idOf(first), idOf(second)] } }),
      aws('AWS::ECS::Service', 'Service', service),
    ),
  ).toEqual([
    'holds acme/Function: eu-central-1a, eu-central-1b',
    'holds acme/Service: eu-central-1a, eu-central-1b, eu-central-1c',
  ]);
});

test('fails when all subnets are in one zone', () => {
  expect(
    judged(aws('AWS::Batch::ComputeEnvironment', 'Batch', { ComputeResources: { Subnets: [idOf(first)] } })),
  ).toEqual(['broken acme/Batch: eu-central-1a']);
});

test('is unknown for subnets that are not in the files', () => {
  const SubnetIds = [idOf(first), 'subnet-0123', UNTOLD];
  expect(judged(aws('AWS::Lambda::Function', 'Function', { VpcConfig: { SubnetIds } }))).toEqual([
    'unknown acme/Function: eu-central-1a (a subnet that the files do not declare)',
  ]);
});

test('looks at no function outside of a network', () => {
  expect(judged(aws('AWS::Lambda::Function', 'Function'))).toEqual([]);
});
