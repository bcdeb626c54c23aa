import type { NodeGroup, Topology } from '../../../lib/topology';
import { isGeneral, nodeGroups, zonesOf } from '../../../rehearsal/cluster/node-groups';
import type { Output } from '../../../rehearsal/output';

const declared: NodeGroup = {
  id: 'ContainerNodePool n/database',
  name: 'Database',
  cluster: 'c',
  zones: ['b', 'a'],
  min: 2,
  max: 4,
  perZone: { min: 1, max: 2 },
  labels: { dedicated: 'database' },
  taints: [{ key: 'dedicated', value: 'database', effect: 'NoSchedule' }],
  instanceType: 'n2-standard-8',
  allocatable: { millicores: 7410, bytes: 1000, pods: 64 },
  autoscaled: true,
  subnets: [],
  securityGroups: [],
  tags: [],
  place: { file: 'x', resource: 'x' },
};

const output = (group: NodeGroup): Output => ({
  directory: '',
  guide: '',
  stages: [],
  topologies: [{ nodeGroups: [group] } as unknown as Topology],
});

test('a node group is one in each of its zones, in the quantities of Kubernetes', () => {
  const groups = nodeGroups(output(declared));
  expect(zonesOf(groups)).toEqual(['a', 'b']);
  expect(groups[1]).toEqual({
    name: 'database',
    zone: 'a',
    fewest: 1,
    most: 2,
    labels: { dedicated: 'database' },
    taints: [{ key: 'dedicated', value: 'database', effect: 'NoSchedule' }],
    allocatable: { cpu: '7410m', memory: '1000', pods: '64' },
  });
});

test('a group with taints is not general', () => {
  expect(nodeGroups(output(declared)).map(isGeneral)).toEqual([false, false]);
  expect(nodeGroups(output({ ...declared, taints: [] })).map(isGeneral)).toEqual([true, true]);
});

test('an output without node groups has no zones', () => {
  expect(zonesOf(nodeGroups({ ...output(declared), topologies: [] }))).toEqual([]);
});

test('fails when the files do not tell what a node offers', () => {
  const group = { ...declared, allocatable: { unknown: 'its machine is not known' } };
  expect(() => nodeGroups(output(group))).toThrow(
    'ContainerNodePool n/database cannot be rehearsed: its machine is not known',
  );
});
