import { defaultScenario } from '../../scenarios';
import { manifestsOf, ofKind, specOf, specs, stageOf } from './stages';

const scenario = defaultScenario();
const manifests = manifestsOf(stageOf(scenario, '50-node-pools'));
const pools = specs(manifests, 'ContainerNodePool');
const general = specOf(manifests, 'ContainerNodePool', 'acme-general-n2d-standard-4');
const database = specOf(manifests, 'ContainerNodePool', 'acme-database-n2-standard-8');

describe('every node pool', () => {
  test.each(Object.entries(pools))('%s has a node in each of the three zones, always', (_, pool) => {
    expect(pool.location).toBe('europe-west3');
    expect(pool.nodeLocations).toEqual(['europe-west3-a', 'europe-west3-b', 'europe-west3-c']);
    expect(pool.initialNodeCount).toBe(1);
    // totalMinNodeCount would allow all of them in one zone
    expect(Object.keys(pool.autoscaling).sort()).toEqual(['locationPolicy', 'maxNodeCount', 'minNodeCount']);
    expect(pool.autoscaling.minNodeCount).toBe(1);
    expect(pool.autoscaling.locationPolicy).toBe('BALANCED');
    expect(pool).not.toHaveProperty('nodeCount');
  });

  test.each(Object.entries(pools))(
    '%s is repaired, and upgraded with a new node before the old one goes',
    (_, pool) => {
      expect(pool.management).toEqual({ autoRepair: true, autoUpgrade: true });
      expect(pool.upgradeSettings).toEqual({ strategy: 'SURGE', maxSurge: 1, maxUnavailable: 0 });
    },
  );

  test.each(Object.entries(pools))(
    '%s has private, verified nodes with encrypted disks and the least identity',
    (_, pool) => {
      expect(pool.networkConfig).toEqual({ enablePrivateNodes: true });
      expect(pool.nodeConfig).toMatchObject({
        imageType: 'COS_CONTAINERD',
        diskType: 'pd-balanced',
        bootDiskKMSCryptoKeyRef: { name: 'acme-disks' },
        serviceAccountRef: { name: 'acme-gke-nodes' },
        shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
        workloadMetadataConfig: { mode: 'GKE_METADATA' },
        metadata: { 'disable-legacy-endpoints': 'true' },
        tags: ['acme-node'],
      });
    },
  );

  test('is named after the platform as an object, and by its own name in the cluster', () => {
    expect(Object.entries(pools).map(([name, { resourceID }]) => [name, resourceID])).toEqual([
      ['acme-general-n2d-standard-4', 'general-n2d-standard-4'],
      ['acme-database-n2-standard-8', 'database-n2-standard-8'],
    ]);
  });

  test('has no labels of its own for the instances: GKE adds one there, and Config Connector would never settle', () => {
    for (const { nodeConfig } of Object.values(pools)) expect(nodeConfig).not.toHaveProperty('resourceLabels');
  });

  test('begins with one node in each zone, whatever the replicas: the number can never change', () => {
    const more = defaultScenario(({ services }) => {
      for (const { replicas } of services) Object.assign(replicas, { min: 18, max: 45 });
    });
    const grown = Object.values(specs(manifestsOf(stageOf(more, '50-node-pools')), 'ContainerNodePool'));
    expect(Math.max(...grown.map(({ autoscaling }) => autoscaling.minNodeCount))).toBeGreaterThan(1);
    expect(grown.map(({ initialNodeCount }) => initialNodeCount)).toEqual([1, 1]);
  });

  test('goes with its object, so that one pool can replace another', () => {
    const policies = ofKind(manifests, 'ContainerNodePool').map(
      ({ metadata }) => metadata.annotations?.['cnrm.cloud.google.com/deletion-policy'],
    );
    expect(policies).toEqual([undefined, undefined]);
  });
});

describe('the two pools', () => {
  test('scale as far as the scenario has computed', () => {
    const { nodePools } = scenario.cluster;
    expect(general.autoscaling.maxNodeCount).toBe(nodePools.general.maxNodesPerZone);
    expect(database.autoscaling.maxNodeCount).toBe(nodePools.database.maxNodesPerZone);
    expect([general.maxPodsPerNode, database.maxPodsPerNode]).toEqual([64, 64]);
  });

  test('keep the database to itself, with the taint in the spelling of Google Cloud', () => {
    expect(database.nodeConfig.taint).toEqual([
      { key: 'trizone.dev/dedicated', value: 'database', effect: 'NO_SCHEDULE' },
    ]);
    expect(database.nodeConfig.labels).toEqual({ 'trizone.dev/dedicated': 'database' });
    expect(general.nodeConfig.taint).toBeUndefined();
    expect(general.nodeConfig.labels).toEqual({ 'trizone.dev/dedicated': 'general' });
  });

  test('run on the machines of the configuration', () => {
    expect([general, database].map(({ nodeConfig }) => nodeConfig.machineType)).toEqual([
      'n2d-standard-4',
      'n2-standard-8',
    ]);
  });
});
