// Config Connector 1.155.0, container.cnrm.cloud.google.com/v1beta1: ContainerCluster. There is no field against deletion
// (k8s-config-connector issue 6429): only the annotation `deletion-policy: abandon` keeps a cluster.
import type { NodeConfig } from './container-node-config';
import type { Reference } from './reference';

interface Switch {
  readonly enabled: boolean;
}

type LoggingComponent = 'SYSTEM_COMPONENTS' | 'WORKLOADS' | ControlPlaneComponent;

type MonitoringComponent =
  | 'SYSTEM_COMPONENTS'
  | 'STORAGE'
  | 'POD'
  | 'DEPLOYMENT'
  | 'STATEFULSET'
  | 'DAEMONSET'
  | 'HPA'
  | ControlPlaneComponent;

type ControlPlaneComponent = 'APISERVER' | 'SCHEDULER' | 'CONTROLLER_MANAGER';

export interface ContainerClusterSpec extends ClusterNetwork, ClusterAccess, ClusterOperation {
  /** A region makes the control plane regional. Cannot change. */
  readonly location: string;
  readonly nodeLocations: readonly string[];
  /** Nodes in each zone of the first pool, 1 or more. Cannot change. */
  readonly initialNodeCount: number;
  /** Nodes of the first pool. Cannot change. */
  readonly nodeConfig: NodeConfig;
  readonly defaultMaxPodsPerNode: number;
  readonly enableShieldedNodes: boolean;
}

interface ClusterNetwork {
  readonly networkRef: Reference;
  readonly subnetworkRef: Reference;
  readonly networkingMode: 'VPC_NATIVE';
  readonly ipAllocationPolicy: {
    readonly clusterSecondaryRangeName: string;
    readonly servicesSecondaryRangeName: string;
    readonly stackType: 'IPV4';
  };
  /** Dataplane V2, which enforces network policies without an add-on. Cannot change. */
  readonly datapathProvider: 'ADVANCED_DATAPATH';
  readonly enableIntranodeVisibility: boolean;
  readonly enableL4IlbSubsetting: boolean;
  readonly addonsConfig: {
    readonly dnsCacheConfig: Switch;
    readonly gcePersistentDiskCsiDriverConfig: Switch;
    readonly horizontalPodAutoscaling: { readonly disabled: boolean };
    readonly httpLoadBalancing: { readonly disabled: boolean };
  };
}

interface ClusterAccess {
  readonly privateClusterConfig: {
    readonly enablePrivateNodes: boolean;
    /** Takes the public address from the control plane's IP endpoint. */
    readonly enablePrivateEndpoint: boolean;
    readonly masterIpv4CidrBlock: string;
  };
  readonly masterAuthorizedNetworksConfig: {
    readonly gcpPublicCidrsAccessEnabled: false;
    /** @default - nobody outside of the network */
    readonly cidrBlocks?: readonly { readonly cidrBlock: string; readonly displayName: string }[];
  };
  readonly controlPlaneEndpointsConfig: { readonly dnsEndpointConfig: { readonly allowExternalTraffic: boolean } };
  readonly workloadIdentityConfig: { readonly workloadPool: string };
  readonly authenticatorGroupsConfig?: { readonly securityGroup: string };
  readonly enableLegacyAbac: false;
  /** The key is a path, not a reference: Config Connector does not wait for it. */
  readonly databaseEncryption: { readonly state: 'ENCRYPTED'; readonly keyName: string };
}

interface ClusterOperation {
  readonly releaseChannel: { readonly channel: 'REGULAR' | 'STABLE' };
  readonly minMasterVersion: string;
  readonly maintenancePolicy: {
    readonly recurringWindow: { readonly startTime: string; readonly endTime: string; readonly recurrence: string };
  };
  readonly loggingConfig: { readonly enableComponents: readonly LoggingComponent[] };
  readonly monitoringConfig: {
    readonly enableComponents: readonly MonitoringComponent[];
    readonly managedPrometheus: Switch;
  };
  readonly costManagementConfig: Switch;
}
