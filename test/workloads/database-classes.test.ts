import { DATABASE_CLASS, DatabaseClasses } from '../../lib/workloads';
import { PROFILE } from './examples';
import { inventory, oneOf, synthesize } from './manifests';

const MANIFESTS = synthesize((chart) => new DatabaseClasses(chart, 'Classes', PROFILE.databaseDisk));

test('is a class of disks and a priority, both of the published name', () => {
  expect(inventory(MANIFESTS)).toEqual([`PriorityClass/${DATABASE_CLASS}`, `StorageClass/${DATABASE_CLASS}`]);
});

test("makes the cloud's disks in the zone of the pod, keeps them, and lets them grow", () => {
  expect(oneOf(MANIFESTS, 'StorageClass')).toEqual({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: DATABASE_CLASS },
    provisioner: 'disk.example.com',
    parameters: { type: 'fast' },
    volumeBindingMode: 'WaitForFirstConsumer',
    reclaimPolicy: 'Retain',
    allowVolumeExpansion: true,
  });
});

test('puts databases before pods without a class, and only those that ask for it', () => {
  const priority = oneOf(MANIFESTS, 'PriorityClass');
  expect(priority).toMatchObject({ apiVersion: 'scheduling.k8s.io/v1', globalDefault: false });
  expect(priority.value).toBeGreaterThan(0);
  // the classes from 1000000000 on are those of Kubernetes itself
  expect(priority.value).toBeLessThan(1_000_000_000);
});
