// Config Connector 1.155.0, storage.cnrm.cloud.google.com/v1beta1.
import type { Reference } from './reference';

/** One action of the bucket on its own objects. */
export interface LifecycleRule {
  readonly action: { readonly type: 'Delete' | 'AbortIncompleteMultipartUpload' };
  /** Days since the object, or the upload, was begun. */
  readonly condition: { readonly age: number };
}

export interface StorageBucketSpec {
  /** A region in capitals, as the API gives it back. */
  readonly location: string;
  readonly storageClass: 'STANDARD';
  readonly uniformBucketLevelAccess: true;
  readonly publicAccessPrevention: 'enforced';
  readonly encryption: { readonly kmsKeyRef: Reference };
  readonly softDeletePolicy: { readonly retentionDurationSeconds: number };
  readonly lifecycleRule: readonly LifecycleRule[];
}
