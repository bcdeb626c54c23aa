import { requireNodesInThreeZones as rule } from '../../../lib/resilience/rules/require-nodes-in-three-zones';
import type { NodeGroup } from '../../../lib/topology';
import { only, UNTOLD } from '../declared';
import { nodeGroup, ZONES } from '../sample-network';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const { clusters } = sampleTopology();
const withGroups = (...nodeGroups: NodeGroup[]) => only({ clusters, nodeGroups });

test('holds for a node group for each zone', () => {
  expect(told(rule, sampleTopology())).toEqual([
    'holds acme-platform/Cluster: fewest nodes: eu-central-1a: 1, eu-central-1b: 1, eu-central-1c: 1',
  ]);
});

test('holds for one group over three zones with a node for each', () => {
  expect(told(rule, withGroups(nodeGroup('all', ZONES, { min: 3 })))).toEqual([
    'holds acme-platform/Cluster: fewest nodes: eu-central-1a: 1, eu-central-1b: 1, eu-central-1c: 1',
  ]);
});

test('fails when a group has fewer nodes than zones, and when a zone has no group', () => {
  expect(told(rule, withGroups(nodeGroup('all', ZONES, { min: 2 })))).toEqual([
    'broken acme-platform/Cluster: fewest nodes: eu-central-1a: 0, eu-central-1b: 0, eu-central-1c: 0',
  ]);
  expect(told(rule, withGroups(nodeGroup('a', ['eu-central-1a']), nodeGroup('b', ['eu-central-1b'])))).toEqual([
    'broken acme-platform/Cluster: fewest nodes: eu-central-1a: 1, eu-central-1b: 1',
  ]);
});

test('is unknown without node groups, and while sizes or zones are', () => {
  expect(told(rule, withGroups())).toEqual(['unknown acme-platform/Cluster: no node group of a known zone']);
  expect(told(rule, withGroups(nodeGroup('all', ZONES, { min: UNTOLD })))).toEqual([
    'unknown acme-platform/Cluster: fewest nodes: eu-central-1a: 0, eu-central-1b: 0, eu-central-1c: 0',
  ]);
  expect(told(rule, withGroups(nodeGroup('all', ZONES, { zones: UNTOLD })))).toEqual([
    'unknown acme-platform/Cluster: no node group of a known zone',
  ]);
});

test('looks at no cluster of another platform', () => {
  const google = clusters.map((each) => ({ ...each, platform: 'gke' as const }));
  expect(told(rule, sampleTopology({ clusters: google }))).toEqual([]);
});
