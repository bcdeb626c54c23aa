import type { NodeConfig } from '../kinds/container-node-config';

/**
 * What all nodes have in common: their identity, a verified boot, and a metadata server that gives pods their own identity
 * and not the node's.
 *
 * The scope opens all APIs, as Google advises; what the nodes may do is decided by the roles of their account.
 */
export function nodeHardening(
  serviceAccount: string,
): Pick<NodeConfig, 'oauthScopes' | 'serviceAccountRef' | 'shieldedInstanceConfig' | 'workloadMetadataConfig'> {
  return {
    oauthScopes: ['https://www.googleapis.com/auth/cloud-platform'],
    serviceAccountRef: { name: serviceAccount },
    shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
    workloadMetadataConfig: { mode: 'GKE_METADATA' },
  };
}
