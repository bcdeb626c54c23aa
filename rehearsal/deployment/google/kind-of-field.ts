/**
 * The kind that a field points at, by the field's name. The definitions tell it in prose only, each in other words.
 *
 * @see https://cloud.google.com/config-connector/docs/reference/overview (the page of each kind)
 */
export const KIND_OF_FIELD: Readonly<Record<string, string>> = {
  bootDiskKMSCryptoKeyRef: 'KMSCryptoKey',
  clusterRef: 'ContainerCluster',
  interconnectAttachmentRef: 'ComputeInterconnectAttachment',
  keyRingRef: 'KMSKeyRing',
  kmsKeyRef: 'KMSCryptoKey',
  managedZoneRef: 'DNSManagedZone',
  natIps: 'ComputeAddress',
  networkRef: 'ComputeNetwork',
  notificationChannels: 'MonitoringNotificationChannel',
  peerExternalGatewayRef: 'ComputeExternalVPNGateway',
  projectRef: 'Project',
  routerInterfaceRef: 'ComputeRouterInterface',
  routerRef: 'ComputeRouter',
  secretKeyRef: 'Secret',
  serviceAccountRef: 'IAMServiceAccount',
  subnetworkRef: 'ComputeSubnetwork',
  vpnGatewayRef: 'ComputeVPNGateway',
  vpnTunnelRef: 'ComputeVPNTunnel',
};
