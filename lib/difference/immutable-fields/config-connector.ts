// Fields of Config Connector's kinds that cannot change once the object exists, below `spec`. What is below such a field
// cannot change either. Every kind that this project declares is here.
//
// Config Connector's webhook refuses the change of such a field, and with it every other change of the object.

/** Fields by kind. */
export type FieldsByKind = Readonly<Record<string, readonly string[]>>;

/** The version of Config Connector that the fields are of. */
export const CONFIG_CONNECTOR = '1.155.0';

/**
 * What the custom resource definitions call immutable, in their descriptions or by a rule that compares with the old value.
 * A test holds the list against the definitions.
 *
 * @see https://github.com/GoogleCloudPlatform/k8s-config-connector/tree/v1.155.0/config/crds/resources
 */
export const IMMUTABLE_BY_DEFINITION: FieldsByKind = {
  ArtifactRegistryRepository: ['location'],
  ComputeAddress: [
    'address',
    'addressType',
    'description',
    'ipCollectionRef',
    'ipVersion',
    'ipv6EndpointType',
    'networkTier',
    'prefixLength',
    'purpose',
    'resourceID',
  ],
  ComputeExternalVPNGateway: ['description', 'interface', 'redundancyType', 'resourceID'],
  ComputeFirewall: ['direction', 'resourceID'],
  ComputeInterconnectAttachment: [
    'candidateSubnets',
    'edgeAvailabilityDomain',
    'encryption',
    'interconnect',
    'ipsecInternalAddresses',
    'resourceID',
    'type',
    'vlanTag8021q',
  ],
  ComputeNetwork: ['autoCreateSubnetworks', 'description', 'internalIpv6Range', 'mtu', 'networkProfile'],
  ComputeRouter: ['encryptedInterconnectRouter', 'region', 'resourceID'],
  ComputeRouterInterface: ['ipRange', 'region', 'resourceID'],
  ComputeRouterNAT: ['endpointTypes', 'region', 'resourceID', 'type'],
  ComputeRouterPeer: ['region', 'resourceID'],
  ComputeSSLPolicy: ['description', 'resourceID'],
  ComputeSubnetwork: ['description', 'purpose', 'region', 'reservedInternalRangeRef', 'resourceID'],
  ComputeVPNGateway: ['description', 'region', 'resourceID', 'stackType', 'vpnInterfaces'],
  ComputeVPNTunnel: [
    'description',
    'ikeVersion',
    'localTrafficSelector',
    'peerExternalGatewayInterface',
    'peerIp',
    'region',
    'remoteTrafficSelector',
    'resourceID',
    'sharedSecret',
    'vpnGatewayInterface',
  ],
  ConfigConnectorContext: ['managerNamespace'],
  ContainerCluster: [
    'clusterAutoscaling.autoProvisioningDefaults.bootDiskKMSKeyRef',
    'clusterAutoscaling.autoProvisioningDefaults.shieldedInstanceConfig.enableIntegrityMonitoring',
    'clusterAutoscaling.autoProvisioningDefaults.shieldedInstanceConfig.enableSecureBoot',
    'clusterIpv4Cidr',
    'confidentialNodes',
    'datapathProvider',
    'defaultMaxPodsPerNode',
    'description',
    'dnsConfig',
    'enableAutopilot',
    'enableKubernetesAlpha',
    'enableMultiNetworking',
    'enableTpu',
    'initialNodeCount',
    'ipAllocationPolicy',
    'location',
    'masterAuth.clientCertificateConfig',
    'networkingMode',
    'nodeConfig',
    'privateClusterConfig.masterIpv4CidrBlock',
    'privateClusterConfig.privateEndpointSubnetworkRef',
    'resourceID',
  ],
  ContainerNodePool: [
    'location',
    'namePrefix',
    'nodeConfig.advancedMachineFeatures',
    'nodeConfig.bootDiskKMSCryptoKeyRef',
    'nodeConfig.confidentialNodes',
    'nodeConfig.diskSizeGb',
    'nodeConfig.diskType',
    'nodeConfig.ephemeralStorageConfig',
    'nodeConfig.ephemeralStorageLocalSsdConfig',
    'nodeConfig.gcfsConfig',
    'nodeConfig.guestAccelerator',
    'nodeConfig.gvnic',
    'nodeConfig.hostMaintenancePolicy',
    'nodeConfig.labels',
    'nodeConfig.localNvmeSsdBlockConfig',
    'nodeConfig.localSsdCount',
    'nodeConfig.machineType',
    'nodeConfig.metadata',
    'nodeConfig.minCpuPlatform',
    'nodeConfig.nodeGroupRef',
    'nodeConfig.oauthScopes',
    'nodeConfig.preemptible',
    'nodeConfig.reservationAffinity',
    'nodeConfig.sandboxConfig',
    'nodeConfig.shieldedInstanceConfig',
    'nodeConfig.soleTenantConfig',
    'nodeConfig.spot',
    'queuedProvisioning',
    'resourceID',
  ],
  DNSManagedZone: ['dnsName', 'resourceID', 'reverseLookup', 'serviceDirectoryConfig', 'visibility'],
  DNSRecordSet: ['name'],
  IAMCustomRole: ['resourceID'],
  IAMPolicyMember: ['condition', 'member', 'memberFrom', 'resourceRef', 'role'],
  IAMServiceAccount: ['resourceID'],
  KMSCryptoKey: [
    'destroyScheduledDuration',
    'importOnly',
    'purpose',
    'resourceID',
    'skipInitialVersionCreation',
    'versionTemplate.protectionLevel',
  ],
  KMSKeyRing: ['location', 'resourceID'],
  MonitoringAlertPolicy: ['resourceID'],
  MonitoringNotificationChannel: ['resourceID'],
  Service: ['resourceID'],
  StorageBucket: ['resourceID'],
};

/**
 * What the provider, by which Config Connector makes these kinds, marks as forcing a new resource, and the descriptions do
 * not tell: above all references, whose own descriptions stand in their place.
 *
 * @see https://github.com/GoogleCloudPlatform/k8s-config-connector/tree/v1.155.0/third_party/github.com/hashicorp/terraform-provider-google-beta
 *   (ForceNew in the schema of each resource)
 */
export const IMMUTABLE_BY_PROVIDER: FieldsByKind = {
  ArtifactRegistryRepository: ['format', 'kmsKeyRef', 'mode'],
  ComputeAddress: ['location', 'networkRef', 'subnetworkRef'],
  ComputeFirewall: ['networkRef'],
  ComputeInterconnectAttachment: ['region', 'routerRef'],
  ComputeRouter: ['networkRef'],
  ComputeRouterInterface: ['interconnectAttachmentRef', 'routerRef', 'subnetworkRef', 'vpnTunnelRef'],
  ComputeRouterNAT: ['routerRef'],
  ComputeRouterPeer: ['routerRef'],
  ComputeSubnetwork: ['networkRef'],
  ComputeVPNGateway: ['networkRef'],
  ComputeVPNTunnel: [
    'peerExternalGatewayRef',
    'peerGCPGatewayRef',
    'routerRef',
    'targetVPNGatewayRef',
    'vpnGatewayRef',
  ],
  ContainerCluster: ['networkRef', 'subnetworkRef'],
  ContainerNodePool: ['clusterRef', 'initialNodeCount', 'maxPodsPerNode', 'placementPolicy'],
  DNSRecordSet: ['managedZoneRef'],
  KMSCryptoKey: ['keyRingRef'],
  Service: ['projectRef'],
  ServiceIdentity: ['projectRef', 'resourceID'],
  StorageBucket: ['location'],
};

/**
 * What Google Cloud itself fixes, though the provider would try.
 *
 * @see https://cloud.google.com/compute/docs/reference/rest/v1/routers ("The value will be fixed for this router resource")
 */
export const IMMUTABLE_BY_GOOGLE: FieldsByKind = {
  ComputeRouter: ['bgp.asn'],
};

/**
 * Ranges that can grow, but neither shrink nor move.
 *
 * @see https://cloud.google.com/compute/docs/reference/rest/v1/subnetworks/expandIpCidrRange
 */
export const GROWING_RANGES: FieldsByKind = {
  ComputeSubnetwork: ['ipCidrRange'],
};

/**
 * Annotations that cannot change once the object exists.
 *
 * @see https://cloud.google.com/config-connector/docs/concepts/ignore-unspecified-fields
 */
export const IMMUTABLE_ANNOTATIONS = ['cnrm.cloud.google.com/project-id', 'cnrm.cloud.google.com/state-into-spec'];
