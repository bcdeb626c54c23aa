import { setTimeout as sleep } from 'node:timers/promises';
import type { Api, KubernetesObject } from '../../cluster/api';

interface Claim extends KubernetesObject {
  readonly spec: {
    readonly storageClassName?: string;
    readonly volumeName?: string;
    readonly accessModes: readonly string[];
    readonly resources: { readonly requests: { readonly storage: string } };
  };
}

const DRIVER = 'ebs.csi.aws.com';

/** Milliseconds between two looks. */
const STEP = 200;

/**
 * Stands in for the EBS CSI driver: each claim gets a volume at once, because no pod is placed here that would choose a zone.
 * Only a claim that has its volume can be asked for more.
 */
export class Volumes {
  private running = true;
  private readonly api: Api;
  private readonly done: Promise<void>;

  constructor(api: Api) {
    this.api = api;
    this.done = this.run();
  }

  /** Makes no more. What was made stays. */
  async stop(): Promise<void> {
    this.running = false;
    await this.done;
  }

  private async run(): Promise<void> {
    const made = new Set<string>();
    while (this.running) {
      // a look that fails, for example while the cluster stops, is followed by the next
      const claims = await this.api.list<Claim>('/api/v1/persistentvolumeclaims').catch(() => []);
      for (const claim of claims) {
        const { uid = '' } = claim.metadata;
        if (claim.spec.volumeName || made.has(uid)) continue;
        made.add(uid);
        await this.make(claim).catch(() => made.delete(uid));
      }
      await sleep(STEP);
    }
  }

  private async make({ metadata, spec }: Claim): Promise<void> {
    const { name, namespace, uid } = metadata;
    await this.api.create('/api/v1/persistentvolumes', {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `pvc-${uid}`, annotations: { 'pv.kubernetes.io/provisioned-by': DRIVER } },
      spec: {
        capacity: spec.resources.requests,
        accessModes: spec.accessModes,
        storageClassName: spec.storageClassName,
        persistentVolumeReclaimPolicy: 'Retain',
        csi: { driver: DRIVER, volumeHandle: `vol-${uid}` },
        claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name, uid },
      },
    });
  }
}
