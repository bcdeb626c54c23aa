// Every kind of Config Connector 1.155.0 that this project makes. All are served as v1beta1.
import type { ArtifactRegistryRepositorySpec } from './artifact-registry';
import type { ComputeSecurityPolicySpec, ComputeSSLPolicySpec } from './compute-edge';
import type { ComputeInterconnectAttachmentSpec } from './compute-interconnect';
import type {
  ComputeAddressSpec,
  ComputeFirewallSpec,
  ComputeNetworkSpec,
  ComputeSubnetworkSpec,
} from './compute-network';
import type {
  ComputeRouterInterfaceSpec,
  ComputeRouterNATSpec,
  ComputeRouterPeerSpec,
  ComputeRouterSpec,
} from './compute-router';
import type { ComputeExternalVPNGatewaySpec, ComputeVPNGatewaySpec, ComputeVPNTunnelSpec } from './compute-vpn';
import type { ContainerClusterSpec } from './container-cluster';
import type { ContainerNodePoolSpec } from './container-node-pool';
import type { ConfigConnectorContextSpec } from './core';
import type { DNSManagedZoneSpec, DNSRecordSetSpec } from './dns';
import type { IAMCustomRoleSpec, IAMPolicyMemberSpec, IAMServiceAccountSpec } from './iam';
import type { KMSCryptoKeySpec, KMSKeyRingSpec } from './kms';
import type { MonitoringAlertPolicySpec, MonitoringNotificationChannelSpec } from './monitoring';
import type { ServiceIdentitySpec, ServiceSpec } from './service-usage';
import type { StorageBucketSpec } from './storage';

/** The spec of each kind: the fields that this project sets, no others. */
export interface KindSpecs {
  readonly ArtifactRegistryRepository: ArtifactRegistryRepositorySpec;
  readonly ComputeAddress: ComputeAddressSpec;
  readonly ComputeExternalVPNGateway: ComputeExternalVPNGatewaySpec;
  readonly ComputeFirewall: ComputeFirewallSpec;
  readonly ComputeInterconnectAttachment: ComputeInterconnectAttachmentSpec;
  readonly ComputeNetwork: ComputeNetworkSpec;
  readonly ComputeRouter: ComputeRouterSpec;
  readonly ComputeRouterInterface: ComputeRouterInterfaceSpec;
  readonly ComputeRouterNAT: ComputeRouterNATSpec;
  readonly ComputeRouterPeer: ComputeRouterPeerSpec;
  readonly ComputeSSLPolicy: ComputeSSLPolicySpec;
  readonly ComputeSecurityPolicy: ComputeSecurityPolicySpec;
  readonly ComputeSubnetwork: ComputeSubnetworkSpec;
  readonly ComputeVPNGateway: ComputeVPNGatewaySpec;
  readonly ComputeVPNTunnel: ComputeVPNTunnelSpec;
  readonly ConfigConnectorContext: ConfigConnectorContextSpec;
  readonly ContainerCluster: ContainerClusterSpec;
  readonly ContainerNodePool: ContainerNodePoolSpec;
  readonly DNSManagedZone: DNSManagedZoneSpec;
  readonly DNSRecordSet: DNSRecordSetSpec;
  readonly IAMCustomRole: IAMCustomRoleSpec;
  readonly IAMPolicyMember: IAMPolicyMemberSpec;
  readonly IAMServiceAccount: IAMServiceAccountSpec;
  readonly KMSCryptoKey: KMSCryptoKeySpec;
  readonly KMSKeyRing: KMSKeyRingSpec;
  readonly MonitoringAlertPolicy: MonitoringAlertPolicySpec;
  readonly MonitoringNotificationChannel: MonitoringNotificationChannelSpec;
  readonly Service: ServiceSpec;
  readonly ServiceIdentity: ServiceIdentitySpec;
  readonly StorageBucket: StorageBucketSpec;
}

/** A kind of Config Connector. */
export type Kind = keyof KindSpecs;

/** The API group of each kind, before `.cnrm.cloud.google.com`. */
const GROUPS: Readonly<Record<Kind, string>> = {
  ArtifactRegistryRepository: 'artifactregistry',
  ComputeAddress: 'compute',
  ComputeExternalVPNGateway: 'compute',
  ComputeFirewall: 'compute',
  ComputeInterconnectAttachment: 'compute',
  ComputeNetwork: 'compute',
  ComputeRouter: 'compute',
  ComputeRouterInterface: 'compute',
  ComputeRouterNAT: 'compute',
  ComputeRouterPeer: 'compute',
  ComputeSSLPolicy: 'compute',
  ComputeSecurityPolicy: 'compute',
  ComputeSubnetwork: 'compute',
  ComputeVPNGateway: 'compute',
  ComputeVPNTunnel: 'compute',
  ConfigConnectorContext: 'core',
  ContainerCluster: 'container',
  ContainerNodePool: 'container',
  DNSManagedZone: 'dns',
  DNSRecordSet: 'dns',
  IAMCustomRole: 'iam',
  IAMPolicyMember: 'iam',
  IAMServiceAccount: 'iam',
  KMSCryptoKey: 'kms',
  KMSKeyRing: 'kms',
  MonitoringAlertPolicy: 'monitoring',
  MonitoringNotificationChannel: 'monitoring',
  Service: 'serviceusage',
  ServiceIdentity: 'serviceusage',
  StorageBucket: 'storage',
};

/** Every kind. */
export const KINDS = Object.keys(GROUPS) as readonly Kind[];

/** The apiVersion of a kind. */
export function apiVersion(kind: Kind): string {
  return `${GROUPS[kind]}.cnrm.cloud.google.com/v1beta1`;
}
