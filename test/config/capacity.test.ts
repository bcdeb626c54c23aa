import { eksNodesPerZone, generalNodesPerZone, type ServiceConfig } from '../../lib/config';
import { largestNodeCount } from '../../lib/config/capacity';
import { defaultConfig } from '../scenarios';

function service(max: number, cpu: string, memory: string): ServiceConfig {
  const [first] = defaultConfig().services;
  if (!first) throw new Error('reference.yaml has no service');
  return { ...first, replicas: { min: 3, max }, resources: { requests: { cpu, memory } } };
}

// an n2d-standard-4 offers 3420m and 12.6 GiB; the platform's eight pods ask for 100m and 256Mi each
test.each([
  ['one small service: one node, and one for a rolling update', [service(3, '100m', '64Mi')], 2],
  ['15 replicas of 1 CPU: three on a node, the platform beside them', [service(30, '1', '1Gi')], 6],
  ['6 replicas of 3 CPUs: one on a node, the platform beside them', [service(12, '3', '1Gi')], 7],
  ['6 replicas that leave no room for the platform', [service(12, '3400m', '1Gi')], 8],
  ['5 replicas of 6 GiB: two on a node', [service(9, '100m', '6Gi')], 4],
  ['100 tiny replicas: 48 pods on a node', [service(198, '10m', '16Mi')], 4],
  [
    'two services, one bound by CPU and one by memory, on the same nodes',
    [service(9, '3', '1Gi'), service(9, '100m', '11Gi')],
    6,
  ],
])('%s', (_, services, nodes) => {
  expect(generalNodesPerZone(services, 'n2d-standard-4')).toBe(nodes);
});

test('a larger machine needs fewer nodes', () => {
  const services = [service(60, '1', '1Gi')];
  const machines = ['n2d-standard-4', 'n2d-standard-8', 'n2d-standard-16', 'n2d-standard-80'];
  expect(machines.map((type) => generalNodesPerZone(services, type))).toEqual([11, 6, 4, 2]);
});

test('refuses a replica that fits no node', () => {
  expect(() => generalNodesPerZone([service(3, '3421m', '1Gi')], 'n2d-standard-4')).toThrow('fits no node');
});

test('the largest node count has both pools in three zones, each with a node more for an upgrade', () => {
  // general 2 and 1, database 2 and 1, in three zones
  expect(largestNodeCount(defaultConfig().services, 'n2d-standard-4')).toBe(18);
});

// an m7i.large offers 1680m and 5.5 GiB to 100 pods; the platform's eight pods ask for 100m and 256Mi each
test.each([
  ['one small service: one node, and one for a rolling update', [service(3, '100m', '64Mi')], 2],
  ['15 replicas of 1 CPU: one on a node, the platform beside them', [service(30, '1', '1Gi')], 16],
  ['6 replicas that leave no room for the platform', [service(12, '1600m', '1Gi')], 8],
  ['5 replicas of 2 GiB: two on a node', [service(9, '100m', '2Gi')], 4],
  ['150 tiny replicas: 100 pods on a node', [service(300, '1m', '1Mi')], 3],
])('on EKS, %s', (_, services, nodes) => {
  expect(eksNodesPerZone(services, 'm7i.large')).toBe(nodes);
});

test('on EKS, refuses a replica that fits no node', () => {
  expect(() => eksNodesPerZone([service(3, '1681m', '1Gi')], 'm7i.large')).toThrow('fits no node');
});
