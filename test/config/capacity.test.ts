import fc from 'fast-check';
import { eksNodesPerZone, generalNodesPerZone, type ServiceConfig } from '../../lib/config';
import { largestNodeCount } from '../../lib/config/capacity';
import { bytes } from '../../lib/zones';
import { defaultConfig } from '../scenarios';

function service(max: number, cpu: string, memory: string, min = 3): ServiceConfig {
  const [first] = defaultConfig().services;
  if (!first) throw new Error('reference.yaml has no service');
  return { ...first, replicas: { min, max }, resources: { requests: { cpu, memory } } };
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
  expect(generalNodesPerZone(services, 'n2d-standard-4').max).toBe(nodes);
});

test('a larger machine needs fewer nodes', () => {
  const services = [service(60, '1', '1Gi')];
  const machines = ['n2d-standard-4', 'n2d-standard-8', 'n2d-standard-16', 'n2d-standard-80'];
  expect(machines.map((type) => generalNodesPerZone(services, type).max)).toEqual([11, 6, 4, 2]);
});

test('refuses a replica that fits no node', () => {
  expect(() => generalNodesPerZone([service(3, '3421m', '1Gi')], 'n2d-standard-4')).toThrow('fits no node');
});

test('the largest node count has both pools in three zones, each with a node more for an upgrade', () => {
  // general 2 and 1, database 2 and 1, in three zones
  expect(largestNodeCount(defaultConfig().services, 'n2d-standard-4')).toBe(18);
});

const PLATFORM = [{ count: 8, millicores: 100, bytes: bytes('256Mi') }];

// an m7i.large offers 1680m and 5.5 GiB to 100 pods; the platform here has eight pods of 100m and 256Mi each
test.each([
  ['one small service: one node, and one for a rolling update', [service(3, '100m', '64Mi')], 2],
  ['15 replicas of 1 CPU: one on a node, the platform beside them', [service(30, '1', '1Gi')], 16],
  ['6 replicas that leave no room for the platform', [service(12, '1600m', '1Gi')], 8],
  ['5 replicas of 2 GiB: two on a node', [service(9, '100m', '2Gi')], 4],
  ['150 tiny replicas: 100 pods on a node', [service(300, '1m', '1Mi')], 3],
])('on EKS, %s', (_, services, nodes) => {
  expect(eksNodesPerZone(services, PLATFORM, 'm7i.large').max).toBe(nodes);
});

test('on EKS, refuses a replica that fits no node', () => {
  expect(() => eksNodesPerZone([service(3, '1681m', '1Gi')], [], 'm7i.large')).toThrow('fits no node');
});

// half of 3 replicas, rounded up, is 2
test.each([
  ['two replicas of 440m and 800m for the platform fill one node', [service(30, '440m', '64Mi')], 1],
  ['two of 441m and the same do not', [service(30, '441m', '64Mi')], 2],
  ['half of 9 replicas: 5 of 1 CPU, one on a node, the platform beside them', [service(30, '1', '64Mi', 9)], 5],
])('on EKS, the fewest nodes hold half of the replicas at their minimum: %s', (_, services, nodes) => {
  expect(eksNodesPerZone(services, PLATFORM, 'm7i.large').min).toBe(nodes);
});

test('on EKS, a larger platform needs more nodes from the start', () => {
  const services = [service(3, '250m', '64Mi')];
  const pgpool = { count: 2, millicores: 500, bytes: bytes('448Mi') };
  expect(eksNodesPerZone(services, PLATFORM, 'm7i.large')).toEqual({ min: 1, max: 2 });
  expect(eksNodesPerZone(services, [...PLATFORM, pgpool], 'm7i.large')).toEqual({ min: 2, max: 3 });
});

test('on GKE, the fewest nodes hold half of the replicas at their minimum', () => {
  expect(generalNodesPerZone([service(9, '1260m', '64Mi')], 'n2d-standard-4')).toEqual({ min: 1, max: 4 });
  expect(generalNodesPerZone([service(9, '1261m', '64Mi')], 'n2d-standard-4')).toEqual({ min: 2, max: 4 });
});

test('the fewest nodes are one at least, and fewer than the most, whatever the services', () => {
  const services = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 1680 }))
      .map(([min, more, cpu]) => service(3 * (min + more), `${cpu}m`, '64Mi', 3 * min)),
    { minLength: 1, maxLength: 6 },
  );
  fc.assert(
    fc.property(services, (some) => {
      for (const { min, max } of [
        generalNodesPerZone(some, 'n2d-standard-4'),
        eksNodesPerZone(some, PLATFORM, 'm7i.large'),
      ]) {
        expect(min).toBeGreaterThanOrEqual(1);
        expect(max).toBeGreaterThan(min);
      }
    }),
  );
});
