import { DEDICATED } from '../../lib/scenario';
import { defaultScenario } from '../scenarios';

const window = (startHourUtc: number, hours: number) =>
  defaultScenario(({ google }) => {
    google.maintenance = { startHourUtc, hours };
  }).cluster.maintenance;

test('upgrades happen on Saturdays and Sundays from one to seven at night, UTC', () => {
  expect(defaultScenario().cluster.maintenance).toEqual({
    startTime: '2025-01-04T01:00:00Z',
    endTime: '2025-01-04T07:00:00Z',
    recurrence: 'FREQ=WEEKLY;BYDAY=SA,SU',
  });
  expect(new Date('2025-01-04').getUTCDay()).toBe(6);
});

test('a window that opens late in the evening ends on the next day', () => {
  expect(window(22, 8)).toMatchObject({ startTime: '2025-01-04T22:00:00Z', endTime: '2025-01-05T06:00:00Z' });
  expect(window(0, 12)).toMatchObject({ startTime: '2025-01-04T00:00:00Z', endTime: '2025-01-04T12:00:00Z' });
});

test('the cluster has the name of the platform, and the context that gcloud gives it', () => {
  expect(defaultScenario().cluster).toMatchObject({
    name: 'acme',
    context: 'gke_acme-prod_europe-west3_acme',
    minimumVersion: '1.35',
    workloadPool: 'acme-prod.svc.id.goog',
    nodeServiceAccount: 'acme-gke-nodes',
    securityGroup: 'gke-security-groups@acme.example.com',
  });
});

test('no security group is passed on where none is named', () => {
  const { cluster } = defaultScenario(({ google, analyst }) => {
    delete google.securityGroup;
    delete analyst.access.bastion;
  });
  expect(cluster).not.toHaveProperty('securityGroup');
});

test('the general pool takes any pod, and grows to the nodes that hold half of all replicas, and one', () => {
  // in a zone 5 + 5 replicas of 250m and 8 platform pods of 100m: 3300m of the 3420m of one node
  expect(defaultScenario().cluster.nodePools.general).toEqual({
    name: 'general-n2d-standard-4',
    machineType: 'n2d-standard-4',
    minNodesPerZone: 1,
    maxNodesPerZone: 2,
    bootDiskGigabytes: 100,
    labels: { [DEDICATED]: 'general' },
    taints: [],
  });
});

test('one more replica in each zone than a node holds makes the general pool one node larger', () => {
  // 6 + 5 replicas of 250m and 800m for the platform: 3550m of 3420m
  const { cluster } = defaultScenario(({ services: [first] }) => {
    if (first) first.replicas.max = 12;
  });
  expect(cluster.nodePools.general.maxNodesPerZone).toBe(3);
});

test('the database pool is for the database alone, with one node in a zone and one to replace it', () => {
  expect(defaultScenario().cluster.nodePools.database).toEqual({
    name: 'database-n2-standard-8',
    machineType: 'n2-standard-8',
    minNodesPerZone: 1,
    maxNodesPerZone: 2,
    bootDiskGigabytes: 100,
    labels: { [DEDICATED]: 'database' },
    taints: [{ key: DEDICATED, value: 'database', effect: 'NoSchedule' }],
  });
});
