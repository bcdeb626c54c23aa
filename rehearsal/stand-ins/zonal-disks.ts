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
 */
export function zonalDisks(api: Api): Provisioner {
  return new Provisioner(api, async ({ metadata, spec }) => {
    const selected = metadata.annotations?.[SELECTED_NODE];
    if (!selected) return undefined;
    const node = await api.get<Node>(`/api/v1/nodes/${selected}`);
    const zone = node.metadata.labels[ZONE];
    const { provisioner: driver, reclaimPolicy } = await api.get<StorageClass>(
      `/apis/storage.k8s.io/v1/storageclasses/${spec.storageClassName}`,
    );
    return { driver, reclaimPolicy, zone, handle: `zones/${zone}/disks/pvc-${metadata.uid}` };
  });
}
