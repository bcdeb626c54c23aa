import fc from 'fast-check';
import { networkPlan, PODS_PER_NODE } from '../../lib/config';
import { nodesWithPodAddresses } from '../../lib/config/network-plan';
import { contains, networkOf, overlaps, prefixLength } from '../../lib/zones';

const octet = fc.integer({ min: 0, max: 255 });
const network = fc
  .tuple(octet, octet, fc.integer({ min: 8, max: 16 }))
  .map(([a, b, prefix]) => networkOf(`${a}.${b}.0.0/${prefix}`));

test('a /12 is cut into these ranges', () => {
  expect(networkPlan('10.16.0.0/12')).toEqual({
    pods: '10.16.0.0/13',
    nodes: '10.24.0.0/16',
    services: '10.25.0.0/17',
    loadBalancers: '10.25.128.0/24',
  });
});

test('the ranges of every network from /8 to /16 lie in it and do not overlap', () => {
  fc.assert(
    fc.property(network, (cidr) => {
      const ranges = Object.values(networkPlan(cidr));
      expect(ranges).toHaveLength(4);
      for (const [index, range] of ranges.entries()) {
        expect(contains(cidr, range)).toBe(true);
        expect(ranges.slice(0, index).filter((other) => overlaps(other, range))).toEqual([]);
      }
    }),
  );
});

test('the pods have half of the network, and the nodes more addresses than there are ranges for their pods', () => {
  fc.assert(
    fc.property(network, (cidr) => {
      const plan = networkPlan(cidr);
      expect(prefixLength(plan.pods)).toBe(prefixLength(cidr) + 1);
      // Google Cloud keeps four addresses of a subnet
      expect(2 ** (32 - prefixLength(plan.nodes)) - 4).toBeGreaterThan(nodesWithPodAddresses(plan));
    }),
  );
});

test('each node has twice as many addresses for pods as it may have pods, which GKE wants', () => {
  const plan = networkPlan('10.0.0.0/16');
  expect(nodesWithPodAddresses(plan)).toBe(256);
  expect(2 ** (32 - prefixLength(plan.pods)) / nodesWithPodAddresses(plan)).toBe(2 * PODS_PER_NODE);
});

test('refuses to cut a network smaller than a /16', () => {
  expect(() => networkPlan('10.0.0.0/17')).toThrow("'10.0.0.0/17' must be a /16 or larger");
});
