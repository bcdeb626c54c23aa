import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Api, KubernetesObject } from '../cluster/api';
import { Provisioner } from './provisioner';

interface Node extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly labels: Readonly<Record<string, string>> };
}

interface StorageClass extends KubernetesObject {
  readonly provisioner: string;
  readonly reclaimPolicy: string;
}

const SELECTED_NODE = 'volume.kubernetes.io/selected-node';
const ZONE = 'topology.kubernetes.io/zone';

/**
 * Makes a disk when the scheduler has chosen a node for the pod of a claim. Only nodes in the zone of that node can use the
 * disk, so from then on the real scheduler keeps the pod in that zone.
 *
 * @param folder of all disks, for pods that run: each disk is a folder in it, which every node of the machine sees @default - pods
 * are simulated, and disks hold nothing
 */
export function zonalDisks(api: Api, folder?: string): Provisioner {
  return new Provisioner(api, async ({ metadata, spec }) => {
    const selected = metadata.annotations?.[SELECTED_NODE];
    if (!selected) return undefined;
    const node = await api.get<Node>(`/api/v1/nodes/${selected}`);
    const zone = node.metadata.labels[ZONE];
    const { provisioner: driver, reclaimPolicy } = await api.get<StorageClass>(
      `/apis/storage.k8s.io/v1/storageclasses/${spec.storageClassName}`,
    );
    const disk = `pvc-${metadata.uid}`;
    if (folder === undefined) return { driver, reclaimPolicy, zone, handle: `zones/${zone}/disks/${disk}` };
    mkdirSync(join(folder, disk), { recursive: true });
    return { driver, reclaimPolicy, zone, folder: join(folder, disk) };
  });
}
