import { CONTAINER_CLUSTER } from '../../../lib/resilience/google-kinds';
import { requireNodeLocations as rule } from '../../../lib/resilience/rules/require-node-locations';
import type { Topology } from '../../../lib/topology';
import { google, only, UNTOLD } from '../declared';
import { nodeGroup } from '../sample-network';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const ZONES = ['europe-west3-a', 'europe-west3-b', 'europe-west3-c'];
const clusters = sampleTopology().clusters.map((each) => ({ ...each, platform: 'gke' as const }));
const judged = (spec: Parameters<typeof google>[2], changes: Partial<Topology> = {}) =>
  told(rule, only({ clusters, resources: [google(CONTAINER_CLUSTER, 'acme', spec)], ...changes }));

test('holds for three zones of the cluster and of its pools', () => {
  expect(judged({ nodeLocations: ZONES }, { nodeGroups: [nodeGroup('general', ZONES)] })).toEqual([
    'holds ContainerCluster acme/acme: europe-west3-a, europe-west3-b, europe-west3-c',
    'holds acme-platform/general: europe-west3-a, europe-west3-b, europe-west3-c',
  ]);
});

test('holds where GKE chooses the zones of a region', () => {
  expect(judged({ location: 'europe-west3' })).toEqual([
    'holds ContainerCluster acme/acme: nodeLocations not set: three zones that GKE chooses',
  ]);
});

test('fails when the cluster or a pool is in two zones, or in that of a zonal cluster', () => {
  const two = ZONES.slice(0, 2);
  expect(judged({ nodeLocations: two }, { nodeGroups: [nodeGroup('general', two)] })).toEqual([
    'broken ContainerCluster acme/acme: europe-west3-a, europe-west3-b',
    'broken acme-platform/general: europe-west3-a, europe-west3-b',
  ]);
  expect(judged({ location: 'europe-west3-a' })).toEqual(['broken ContainerCluster acme/acme: nodeLocations not set']);
});

test('is unknown when the zones cannot be told', () => {
  expect(judged({ nodeLocations: UNTOLD }, { nodeGroups: [nodeGroup('general', ZONES, { zones: UNTOLD })] })).toEqual([
    'unknown ContainerCluster acme/acme: no zone known (nodeLocations cannot be told)',
    'unknown acme-platform/general: no zone known (a parameter of the stack)',
  ]);
});

test('looks at no nodes of another cloud', () => {
  expect(told(rule, sampleTopology())).toEqual([]);
});
