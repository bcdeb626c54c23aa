import { setTimeout as sleep } from 'node:timers/promises';
import type { Api, KubernetesObject } from '../cluster/api';

interface Claim extends KubernetesObject {
  readonly spec: {
    readonly storageClassName?: string;
    readonly volumeName?: string;
    readonly accessModes: readonly string[];
    readonly resources: { readonly requests: { readonly storage: string } };
  };
}

interface Node extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly labels: Readonly<Record<string, string>> };
}

interface StorageClass extends KubernetesObject {
  readonly provisioner: string;
  readonly reclaimPolicy: string;
}

const SELECTED_NODE = 'volume.kubernetes.io/selected-node';
const ZONE = 'topology.kubernetes.io/zone';

/** Milliseconds between two looks for claims. */
const STEP = 200;

/**
 * Makes disks in place of the cloud's CSI driver: when the scheduler has chosen a node for a claim's pod, a volume that can
 * only be used in that node's zone. From then on the real scheduler keeps the pod in that zone.
 */
export class ZonalDisks {
  private running = true;
  private readonly api: Api;
  private readonly done: Promise<void>;

  constructor(api: Api) {
    this.api = api;
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.done;
  }

  private async run(): Promise<void> {
    const made = new Set<string>();
    while (this.running) {
      // a look that fails, for example while the cluster stops, is followed by the next
      const claims = await this.api.list<Claim>('/api/v1/persistentvolumeclaims').catch(() => []);
      const chosen = claims.filter(
        ({ metadata, spec }) =>
          !spec.volumeName && metadata.annotations?.[SELECTED_NODE] && !made.has(metadata.uid ?? ''),
      );
      for (const claim of chosen) {
        await this.provision(claim);
        made.add(claim.metadata.uid ?? '');
      }
      await sleep(STEP);
    }
  }

  private async provision({ metadata, spec }: Claim): Promise<void> {
    const node = await this.api.get<Node>(`/api/v1/nodes/${metadata.annotations?.[SELECTED_NODE]}`);
    const storageClass = await this.api.get<StorageClass>(
      `/apis/storage.k8s.io/v1/storageclasses/${spec.storageClassName}`,
    );
    const zone = node.metadata.labels[ZONE];
    await this.api.create('/api/v1/persistentvolumes', {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: {
        name: `pvc-${metadata.uid}`,
        annotations: { 'pv.kubernetes.io/provisioned-by': storageClass.provisioner },
      },
      spec: {
        capacity: { storage: spec.resources.requests.storage },
        accessModes: spec.accessModes,
        storageClassName: spec.storageClassName,
        persistentVolumeReclaimPolicy: storageClass.reclaimPolicy,
        csi: { driver: storageClass.provisioner, volumeHandle: `zones/${zone}/disks/pvc-${metadata.uid}` },
        claimRef: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          namespace: metadata.namespace,
          name: metadata.name,
          uid: metadata.uid,
        },
        nodeAffinity: {
          required: { nodeSelectorTerms: [{ matchExpressions: [{ key: ZONE, operator: 'In', values: [zone] }] }] },
        },
      },
    });
  }
}
