import { requireMultiZoneAutoScaling as rule } from '../../../lib/resilience/rules/require-multi-zone-auto-scaling';
import type { Value } from '../../../lib/topology';
import { aws, only, reference, UNTOLD } from '../declared';
import { nodeGroup, privateSubnet, ZONES } from '../sample-network';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const { subnets } = sampleTopology();
const idOf = (zone: string) => privateSubnet(zone, 0).id;
const group = (name: string, zones: readonly string[], MinSize: Value, more = {}) =>
  aws('AWS::AutoScaling::AutoScalingGroup', name, {
    VPCZoneIdentifier: zones.map((zone) => reference(idOf(zone))),
    MinSize,
    ...more,
  });
const judged = (...resources: ReturnType<typeof group>[]) => told(rule, only({ subnets, resources }));
const ALL = 'eu-central-1a, eu-central-1b, eu-central-1c';

test('holds for a group over three zones with a machine for each', () => {
  expect(judged(group('Group', ZONES, '3'))).toEqual([
    `holds acme/Group: MinSize 3 in ${ALL}, with its twins in ${ALL}`,
  ]);
});

test('holds for a group for each zone, told by their names', () => {
  expect(judged(...ZONES.map((zone) => group(`bastion-${zone}`, [zone], 1)))).toEqual(
    ZONES.map((zone) => `holds acme/bastion-${zone}: MinSize 1 in ${zone}, with its twins in ${ALL}`),
  );
});

test('fails when the zones or the machines are too few', () => {
  expect(judged(group('Two', ZONES.slice(0, 2), 3), group('Small', ZONES, 2))).toEqual([
    'broken acme/Two: MinSize 3 in eu-central-1a, eu-central-1b, with its twins in eu-central-1a, eu-central-1b',
    `broken acme/Small: MinSize 2 in ${ALL}, with its twins in ${ALL}`,
  ]);
});

test('warns of groups behind a load balancer that look at their machines only, and of unbalanced ones', () => {
  const balanced = { TargetGroupARNs: [reference('acme/Targets')], HealthCheckType: 'EC2' };
  const skewed = { AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'prioritized' } };
  expect(judged(group('Group', ZONES, 3, { ...balanced, ...skewed }))).toEqual([
    `holds acme/Group: MinSize 3 in ${ALL}, with its twins in ${ALL}`,
    'broken (warning) acme/Group [health check]: HealthCheckType EC2',
    'broken (warning) acme/Group [distribution]: CapacityDistributionStrategy prioritized',
  ]);
});

test('is unknown when sizes or subnets are', () => {
  const untold = aws('AWS::AutoScaling::AutoScalingGroup', 'Anywhere', { VPCZoneIdentifier: UNTOLD, MinSize: 3 });
  expect(judged(group('Group', ZONES, UNTOLD), untold)).toEqual([
    `unknown acme/Group: MinSize unknown: a parameter of the stack in ${ALL}, with its twins in ${ALL}`,
    'unknown acme/Anywhere: MinSize 3 in no zone known (a parameter of the stack), with its twins in no zone known (a parameter of the stack)',
  ]);
});

test('leaves the nodes of clusters to their own rule', () => {
  const nodes = group('Nodes', ['eu-central-1a'], 0);
  const nodeGroups = [nodeGroup('nodes', ['eu-central-1a'], { place: nodes.place })];
  expect(told(rule, only({ subnets, nodeGroups, resources: [nodes] }))).toEqual([]);
});
