import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api } from '../../../rehearsal/cluster/api';
import { eventually } from '../../../rehearsal/cluster/eventually';
import { zonalDisks } from '../../../rehearsal/stand-ins/zonal-disks';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trizone-disks-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const claim = (uid: string, node?: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: {
    name: `data-${uid}`,
    namespace: 'postgres',
    uid,
    annotations: node && { 'volume.kubernetes.io/selected-node': node },
  },
  spec: {
    storageClassName: 'database',
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '20Gi' } },
  },
});

const ANSWERS: Readonly<Record<string, unknown>> = {
  '/api/v1/nodes/n1': { metadata: { name: 'n1', labels: { 'topology.kubernetes.io/zone': 'eu-west-1b' } } },
  '/apis/storage.k8s.io/v1/storageclasses/database': { provisioner: 'ebs.csi.aws.com', reclaimPolicy: 'Retain' },
};

/** The volumes that are made for a claim of which a node is chosen, and for one that is still too early. */
async function volumes(place?: string): Promise<readonly unknown[]> {
  const made: unknown[] = [];
  const api = {
    list: async () => [claim('early'), claim('u1', 'n1')],
    get: async (path: string) => ANSWERS[path],
    create: async (path: string, body: unknown) => made.push([path, body]),
  };
  const disks = zonalDisks(api as unknown as Api, place);
  await eventually('a volume', 5, async () => made.length > 0);
  await disks.stop();
  return made;
}

const volume = (source: object) => [
  '/api/v1/persistentvolumes',
  {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'pvc-u1', annotations: { 'pv.kubernetes.io/provisioned-by': 'ebs.csi.aws.com' } },
    spec: {
      capacity: { storage: '20Gi' },
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'database',
      persistentVolumeReclaimPolicy: 'Retain',
      ...source,
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace: 'postgres',
        name: 'data-u1',
        uid: 'u1',
      },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'topology.kubernetes.io/zone', operator: 'In', values: ['eu-west-1b'] }] },
          ],
        },
      },
    },
  },
];

test('for pods that run a disk is a folder of the machine, which only nodes of its zone may use', async () => {
  expect(await volumes(folder)).toEqual([volume({ local: { path: join(folder, 'pvc-u1') } })]);
  expect([existsSync(join(folder, 'pvc-u1')), existsSync(join(folder, 'pvc-early'))]).toEqual([true, false]);
});

test('for simulated pods a disk is one of the driver, in the zone of the node', async () => {
  expect(await volumes()).toEqual([
    volume({ csi: { driver: 'ebs.csi.aws.com', volumeHandle: 'zones/eu-west-1b/disks/pvc-u1' } }),
  ]);
});
