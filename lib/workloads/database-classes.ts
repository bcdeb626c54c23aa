import { KubePriorityClass, KubeStorageClass } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import type { DiskClass } from './cloud-profile';

/** Above every pod without a class (0): when a zone is lost and room is short, services make way for the database. */
const DATABASE_PRIORITY = 1_000_000;

/** Name of the StorageClass and of the PriorityClass. */
export const DATABASE_CLASS = 'trizone-database';

/** Defines what a database needs of the cluster before its pods: a class of disks and a priority. */
export class DatabaseClasses extends Construct {
  constructor(scope: Construct, id: string, { provisioner, parameters }: DiskClass) {
    super(scope, id);
    new KubeStorageClass(this, 'StorageClass', {
      metadata: { name: DATABASE_CLASS },
      provisioner,
      parameters: { ...parameters },
      // the disk is made in the zone where the pod is placed, not the other way round
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
      reclaimPolicy: 'Retain',
    });
    new KubePriorityClass(this, 'PriorityClass', {
      metadata: { name: DATABASE_CLASS },
      value: DATABASE_PRIORITY,
      globalDefault: false,
      description: 'Databases of trizone',
    });
  }
}
