import { setTimeout as sleep } from 'node:timers/promises';
import type { Api, KubernetesObject } from '../cluster/api';

/** A claim for a volume. */
export interface Claim extends KubernetesObject {
  readonly spec: {
    readonly storageClassName?: string;
    readonly volumeName?: string;
    readonly accessModes: readonly string[];
    readonly resources: { readonly requests: { readonly storage: string } };
  };
}

/** The disk that a claim gets. */
export interface Disk {
  /** Name of the CSI driver. */
  readonly driver: string;
  /** The disk, as the driver calls it. @default - {@link Disk.folder} is there instead */
  readonly handle?: string;
  /** Folder of the machine in place of a disk, for pods that run. @default - pods are simulated */
  readonly folder?: string;
  readonly reclaimPolicy: string;
  /**
   * Name of the only zone whose nodes can use it.
   * @default any node can
   */
  readonly zone?: string;
}

const ZONE = 'topology.kubernetes.io/zone';

/** Milliseconds between two looks for claims. */
const STEP = 200;

/** What the API server does not answer now is asked again at the next look. */
type Part = Pick<Api, 'list' | 'create'>;

/** Makes volumes for claims in place of a cloud's CSI driver. A claim whose volume cannot be made is tried again. */
export class Provisioner {
  private running = true;
  private readonly api: Part;
  private readonly diskFor: (claim: Claim) => Promise<Disk | undefined>;
  private readonly done: Promise<void>;

  /** @param diskFor the disk for a claim, or nothing while it is too early for one */
  constructor(api: Part, diskFor: (claim: Claim) => Promise<Disk | undefined>) {
    this.api = api;
    this.diskFor = diskFor;
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
        if (await this.provision(claim).catch(() => false)) made.add(uid);
      }
      await sleep(STEP);
    }
  }

  private async provision(claim: Claim): Promise<boolean> {
    const disk = await this.diskFor(claim);
    if (!disk) return false;
    const { name, namespace, uid } = claim.metadata;
    const { driver, handle, folder, reclaimPolicy, zone } = disk;
    const inZone = { matchExpressions: [{ key: ZONE, operator: 'In', values: [zone] }] };
    await this.api.create('/api/v1/persistentvolumes', {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `pvc-${uid}`, annotations: { 'pv.kubernetes.io/provisioned-by': driver } },
      spec: {
        capacity: claim.spec.resources.requests,
        accessModes: claim.spec.accessModes,
        storageClassName: claim.spec.storageClassName,
        persistentVolumeReclaimPolicy: reclaimPolicy,
        ...(folder === undefined ? { csi: { driver, volumeHandle: handle } } : { local: { path: folder } }),
        claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name, uid },
        ...(zone && { nodeAffinity: { required: { nodeSelectorTerms: [inZone] } } }),
      },
    });
    return true;
  }
}
