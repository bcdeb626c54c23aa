import type { ClusterAddOn, ClusterInfo } from '@aws-quickstart/eks-blueprints';
import { Stack } from 'aws-cdk-lib';
import { type ICluster, KubernetesManifest } from 'aws-cdk-lib/aws-eks-v2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { VOLUME_KEY } from './volume-key';

/** Name of the cluster's default StorageClass. */
export const STORAGE_CLASS = 'gp3';

/**
 * Adds the default StorageClass: gp3, encrypted by our key, and bound where the pod is, because an EBS volume never leaves
 * its zone.
 */
export class EncryptedStorageClass implements ClusterAddOn {
  readonly id = 'encrypted-storage-class';

  /** Defines the manifest. */
  async deploy(info: ClusterInfo): Promise<Construct> {
    return new KubernetesManifest(Stack.of(info.cluster), 'StorageClass', {
      cluster: info.clusterv2 as ICluster,
      manifest: [
        {
          apiVersion: 'storage.k8s.io/v1',
          kind: 'StorageClass',
          metadata: { name: STORAGE_CLASS, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
          provisioner: 'ebs.csi.aws.com',
          volumeBindingMode: 'WaitForFirstConsumer',
          allowVolumeExpansion: true,
          reclaimPolicy: 'Delete',
          parameters: {
            type: 'gp3',
            encrypted: 'true',
            kmsKeyId: info.getRequiredResource<IKey>(VOLUME_KEY).keyArn,
            'csi.storage.k8s.io/fstype': 'ext4',
          },
        },
      ],
    });
  }
}
