// Config Connector 1.155.0, container.cnrm.cloud.google.com/v1beta1: the nodes of a cluster's first pool and of others.
import type { Reference } from './reference';

/** Most fields cannot change: a new pool replaces the old one. */
export interface NodeConfig {
  readonly machineType: string;
  readonly imageType?: 'COS_CONTAINERD';
  readonly diskType: 'pd-balanced';
  readonly diskSizeGb: number;
  readonly bootDiskKMSCryptoKeyRef: Reference;
  readonly oauthScopes: readonly ['https://www.googleapis.com/auth/cloud-platform'];
  readonly serviceAccountRef: Reference;
  readonly shieldedInstanceConfig: { readonly enableSecureBoot: boolean; readonly enableIntegrityMonitoring: boolean };
  /** `GKE_METADATA` gives pods their own identity and hides the node's. */
  readonly workloadMetadataConfig: { readonly mode: 'GKE_METADATA' };
  readonly metadata?: { readonly 'disable-legacy-endpoints': 'true' };
  readonly gvnic?: { readonly enabled: boolean };
  /** Labels of the Kubernetes nodes. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Network tags of the instances, for firewall rules. */
  readonly tags?: readonly string[];
  readonly taint?: readonly NodeTaint[];
}

/** A taint of Kubernetes in Google Cloud's spelling. */
export interface NodeTaint {
  readonly key: string;
  readonly value: string;
  readonly effect: 'NO_SCHEDULE' | 'PREFER_NO_SCHEDULE' | 'NO_EXECUTE';
}
