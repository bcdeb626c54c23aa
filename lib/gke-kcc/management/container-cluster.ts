import type { GkeCockroachDbScenario } from '../../scenario';
import type { ContainerClusterSpec } from '../kinds/container-cluster';
import { DISK_KEY, keyPath } from '../names';
import { keyObjectName, nodeSubnetName, SECRETS_KEY } from './names';
import { nodeHardening } from './node-hardening';

const CONTROL_PLANE_COMPONENTS = ['APISERVER', 'SCHEDULER', 'CONTROLLER_MANAGER'] as const;

/** The cluster: its control plane and its nodes are in the three zones of the region. */
export function containerClusterSpec(scenario: GkeCockroachDbScenario): ContainerClusterSpec {
  return {
    location: scenario.region,
    // named, not left to Google: a region may have more zones than three
    nodeLocations: scenario.zones,
    ...firstNodePool(scenario),
    ...network(scenario),
    ...access(scenario),
    ...operation(scenario),
  };
}

/**
 * The pool that every cluster is born with, and loses at once. Without these fields its nodes would run as Compute
 * Engine's default account, which hardened organisations switch off. They can never change, so nothing in them comes out
 * of a setting that may.
 */
function firstNodePool(scenario: GkeCockroachDbScenario) {
  const { cluster } = scenario;
  return {
    initialNodeCount: 1,
    nodeConfig: {
      machineType: 'e2-medium',
      diskType: 'pd-balanced',
      diskSizeGb: 50,
      bootDiskKMSCryptoKeyRef: { name: keyObjectName(scenario, DISK_KEY) },
      ...nodeHardening(cluster.nodeServiceAccount),
    },
    defaultMaxPodsPerNode: cluster.podsPerNode,
    enableShieldedNodes: true,
  } as const;
}

function network(scenario: GkeCockroachDbScenario) {
  return {
    networkRef: { name: scenario.network.name },
    subnetworkRef: { name: nodeSubnetName(scenario) },
    networkingMode: 'VPC_NATIVE',
    ipAllocationPolicy: {
      clusterSecondaryRangeName: 'pods',
      servicesSecondaryRangeName: 'services',
      stackType: 'IPV4',
    },
    datapathProvider: 'ADVANCED_DATAPATH',
    // pods of one node see the firewall and the flow logs too when they talk to each other
    enableIntranodeVisibility: true,
    // an internal load balancer for the analyst sends to the nodes that run the database, and to no others
    enableL4IlbSubsetting: true,
    addonsConfig: {
      // each node answers name lookups itself, so that no lookup hangs on a name server in the lost zone
      dnsCacheConfig: { enabled: true },
      gcePersistentDiskCsiDriverConfig: { enabled: true },
      horizontalPodAutoscaling: { disabled: false },
      httpLoadBalancing: { disabled: false },
    },
  } as const;
}

function access(scenario: GkeCockroachDbScenario) {
  const { cluster, network } = scenario;
  const networks = cluster.authorizedNetworks.map(({ name, cidr }) => ({ cidrBlock: cidr, displayName: name }));
  return {
    privateClusterConfig: {
      enablePrivateNodes: true,
      // nobody is to reach the public address: then there is none
      enablePrivateEndpoint: networks.length === 0,
      masterIpv4CidrBlock: network.controlPlane,
    },
    masterAuthorizedNetworksConfig: {
      // else every virtual machine of Google Cloud, anybody's, could try
      gcpPublicCidrsAccessEnabled: false,
      ...(networks.length > 0 ? { cidrBlocks: networks } : {}),
    },
    // reached by name from anywhere, but only by whom IAM lets through: container.clusters.connect
    controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: true } },
    workloadIdentityConfig: { workloadPool: cluster.workloadPool },
    ...(cluster.securityGroup ? { authenticatorGroupsConfig: { securityGroup: cluster.securityGroup } } : {}),
    enableLegacyAbac: false,
    databaseEncryption: { state: 'ENCRYPTED', keyName: keyPath(scenario, SECRETS_KEY) },
  } as const;
}

function operation({ cluster }: GkeCockroachDbScenario) {
  return {
    releaseChannel: { channel: cluster.releaseChannel },
    minMasterVersion: cluster.minimumVersion,
    maintenancePolicy: { recurringWindow: cluster.maintenance },
    loggingConfig: { enableComponents: ['SYSTEM_COMPONENTS', 'WORKLOADS', ...CONTROL_PLANE_COMPONENTS] },
    monitoringConfig: {
      enableComponents: [
        'SYSTEM_COMPONENTS',
        ...CONTROL_PLANE_COMPONENTS,
        'STORAGE',
        'POD',
        'DEPLOYMENT',
        'STATEFULSET',
        'DAEMONSET',
        'HPA',
      ],
      managedPrometheus: { enabled: true },
    },
    costManagementConfig: { enabled: true },
  } as const;
}
