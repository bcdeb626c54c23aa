import { requireRegionalDiskForSingleton as rule } from '../../../lib/resilience/rules/require-regional-disk-for-singleton';
import type { Topology } from '../../../lib/topology';
import { place } from '../sample-place';
import { sampleTopology } from '../sample-topology';
import { statefulSet, storageClass } from '../sample-workloads';
import { told } from '../told';

const clusters = sampleTopology().clusters.map((each) => ({ ...each, platform: 'gke' as const }));
const single = statefulSet('orders', { replicas: { min: 1, max: 1, place: place('StatefulSet data/orders') } });
const judged = (changes: Partial<Topology>) =>
  told(rule, sampleTopology({ clusters, workloads: [single], ...changes }));

test('holds for a singleton on a regional disk', () => {
  expect(judged({ storageClasses: [storageClass({ zonal: false })] })).toEqual([
    'holds StatefulSet data/orders [data]: one replica, volume data bound to one zone: false',
  ]);
});

test('fails when its disk is of one zone', () => {
  expect(judged({})).toEqual([
    'broken StatefulSet data/orders [data]: one replica, volume data bound to one zone: true',
  ]);
});

test('is unknown without the storage class', () => {
  expect(judged({ storageClasses: [] })).toEqual([
    'unknown StatefulSet data/orders [data]: one replica, volume data bound to one zone: unknown: StorageClass zonal is not in the files',
  ]);
});

test('looks at no workload of several replicas, and at no other cloud', () => {
  expect(judged({ workloads: [statefulSet('orders')] })).toEqual([]);
  expect(told(rule, sampleTopology({ workloads: [single] }))).toEqual([]);
});
