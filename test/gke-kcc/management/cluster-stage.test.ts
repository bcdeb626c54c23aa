import { defaultScenario } from '../../scenarios';
import { bare } from './scenario-variants';
import { manifestsOf, ofKind, specOf, specs, stageOf } from './stages';

const scenario = defaultScenario();
const manifests = manifestsOf(stageOf(scenario, '40-cluster'));
const cluster = specOf(manifests, 'ContainerCluster', 'acme');

describe('the cluster', () => {
  test('has its control plane in the region and its nodes in the three zones', () => {
    expect(cluster.location).toBe('europe-west3');
    expect(cluster.nodeLocations).toEqual(['europe-west3-a', 'europe-west3-b', 'europe-west3-c']);
  });

  test('has nodes without public addresses, in the ranges of the subnet', () => {
    expect(cluster.privateClusterConfig.enablePrivateNodes).toBe(true);
    expect(cluster.privateClusterConfig.masterIpv4CidrBlock).toBe('172.16.0.0/28');
    expect(cluster.subnetworkRef).toEqual({ name: 'acme-nodes' });
    expect(cluster.ipAllocationPolicy).toMatchObject({
      clusterSecondaryRangeName: 'pods',
      servicesSecondaryRangeName: 'services',
    });
  });

  test('is reached by name through IAM, and by address from the authorized networks only', () => {
    expect(cluster.controlPlaneEndpointsConfig.dnsEndpointConfig.allowExternalTraffic).toBe(true);
    expect(cluster.privateClusterConfig.enablePrivateEndpoint).toBe(false);
    expect(cluster.masterAuthorizedNetworksConfig).toEqual({
      gcpPublicCidrsAccessEnabled: false,
      cidrBlocks: [{ cidrBlock: '203.0.113.0/28', displayName: 'office' }],
    });
  });

  test('has no public address when no network is authorized', () => {
    const closed = specOf(manifestsOf(stageOf(bare(), '40-cluster')), 'ContainerCluster', 'acme');
    expect(closed.privateClusterConfig.enablePrivateEndpoint).toBe(true);
    expect(closed.masterAuthorizedNetworksConfig).toEqual({ gcpPublicCidrsAccessEnabled: false });
  });

  test('knows the Google groups of the organisation, when there is a security group', () => {
    expect(cluster.authenticatorGroupsConfig).toEqual({ securityGroup: 'gke-security-groups@acme.example.com' });
    const without = specOf(manifestsOf(stageOf(bare(), '40-cluster')), 'ContainerCluster', 'acme');
    expect(without.authenticatorGroupsConfig).toBeUndefined();
  });

  test('enforces network policies and gives pods an identity of their own', () => {
    expect(cluster.datapathProvider).toBe('ADVANCED_DATAPATH');
    expect(cluster.workloadIdentityConfig).toEqual({ workloadPool: 'acme-prod.svc.id.goog' });
    expect(cluster.enableShieldedNodes).toBe(true);
    expect(cluster.enableL4IlbSubsetting).toBe(true);
  });

  test('encrypts Secrets with our key', () => {
    expect(cluster.databaseEncryption).toEqual({
      state: 'ENCRYPTED',
      keyName: 'projects/acme-prod/locations/europe-west3/keyRings/acme/cryptoKeys/secrets',
    });
  });

  test('is upgraded in its window, from the lowest version that labels pods with their zone', () => {
    expect(cluster.releaseChannel).toEqual({ channel: 'REGULAR' });
    expect(cluster.minMasterVersion).toBe('1.35');
    expect(cluster.maintenancePolicy.recurringWindow).toEqual(scenario.cluster.maintenance);
  });

  test('answers name lookups on every node, so that none hangs on a name server in a lost zone', () => {
    expect(cluster.addonsConfig.dnsCacheConfig).toEqual({ enabled: true });
  });

  test('writes down what its control plane does, and collects metrics', () => {
    const controlPlane = ['APISERVER', 'SCHEDULER', 'CONTROLLER_MANAGER'];
    expect(cluster.loggingConfig.enableComponents).toEqual(expect.arrayContaining(controlPlane));
    expect(cluster.monitoringConfig.enableComponents).toEqual(expect.arrayContaining([...controlPlane, 'STATEFULSET']));
    expect(cluster.monitoringConfig.managedPrometheus).toEqual({ enabled: true });
  });

  test('loses the pool that it is born with, whose nodes are hardened for the minutes that they live', () => {
    const [manifest] = ofKind(manifests, 'ContainerCluster');
    expect(manifest?.metadata.annotations).toMatchObject({
      'cnrm.cloud.google.com/remove-default-node-pool': 'true',
      'cnrm.cloud.google.com/remove-default-node-pool-allow-node-config': 'true',
      'cnrm.cloud.google.com/state-into-spec': 'absent',
    });
    expect(cluster.initialNodeCount).toBe(1);
    expect(cluster.nodeConfig).toMatchObject({
      serviceAccountRef: { name: 'acme-gke-nodes' },
      bootDiskKMSCryptoKeyRef: { name: 'acme-disks' },
      workloadMetadataConfig: { mode: 'GKE_METADATA' },
    });
  });

  test('keeps fields that can never change free of settings that may', () => {
    const changed = defaultScenario((config) => {
      config.google.nodePools.general.machineType = 'n2-standard-16';
      config.google.nodePools.database.machineType = 'n2-standard-32';
      config.google.releaseChannel = 'STABLE';
    });
    const other = specOf(manifestsOf(stageOf(changed, '40-cluster')), 'ContainerCluster', 'acme');
    expect(other.nodeConfig).toEqual(cluster.nodeConfig);
    expect(other.initialNodeCount).toBe(cluster.initialNodeCount);
  });
});

describe('the identity of the nodes', () => {
  test('may write logs and metrics, read the images of the platform, and nothing else', () => {
    const grants = Object.values(specs(manifests, 'IAMPolicyMember')).filter((grant) => 'memberFrom' in grant);
    expect(grants).toEqual([
      {
        resourceRef: { kind: 'Project', external: 'projects/acme-prod' },
        role: 'roles/container.defaultNodeServiceAccount',
        memberFrom: { serviceAccountRef: { name: 'acme-gke-nodes' } },
      },
      {
        resourceRef: {
          apiVersion: 'artifactregistry.cnrm.cloud.google.com/v1beta1',
          kind: 'ArtifactRegistryRepository',
          name: 'acme-images',
        },
        role: 'roles/artifactregistry.reader',
        memberFrom: { serviceAccountRef: { name: 'acme-gke-nodes' } },
      },
    ]);
  });

  test('may be used by Config Connector, here and not on every account of the project', () => {
    const grant = Object.values(specs(manifests, 'IAMPolicyMember')).find((candidate) => 'member' in candidate);
    expect(grant).toMatchObject({
      resourceRef: { kind: 'IAMServiceAccount', name: 'acme-gke-nodes' },
      role: 'roles/iam.serviceAccountUser',
      member: 'serviceAccount:kcc-acme-prod@acme-mgmt.iam.gserviceaccount.com',
    });
  });

  test('has a name of 6 to 30 characters, even for the longest platform', () => {
    const longest = defaultScenario((config) => {
      config.name = 'a-platform-of-16';
    });
    const [name = ''] = Object.keys(specs(manifestsOf(stageOf(longest, '40-cluster')), 'IAMServiceAccount'));
    expect(name).toMatch(/^[a-z][-a-z0-9]{4,28}[a-z0-9]$/);
  });
});
