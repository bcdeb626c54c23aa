import fc from 'fast-check';
import { fits, nodesNeeded, type PodGroup } from '../../lib/zones';

const NODE = { millicores: 4000, bytes: 16_000 };
const group: fc.Arbitrary<PodGroup> = fc.record({
  count: fc.integer({ min: 0, max: 40 }),
  millicores: fc.integer({ min: 1, max: NODE.millicores }),
  bytes: fc.integer({ min: 1, max: NODE.bytes }),
});
const groups = fc.array(group, { maxLength: 6 });
const podsPerNode = fc.integer({ min: 1, max: 64 });

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('a pod that asks for the whole node fits it, and one that asks for more of either does not', () => {
  expect(fits(NODE, NODE)).toBe(true);
  expect(fits({ ...NODE, millicores: 4001 }, NODE)).toBe(false);
  expect(fits({ ...NODE, bytes: 16_001 }, NODE)).toBe(false);
});

test('no pods need no node', () => {
  expect(nodesNeeded([], NODE, 10)).toBe(0);
  expect(nodesNeeded([{ count: 0, millicores: 1, bytes: 1 }], NODE, 10)).toBe(0);
});

test('small pods fill what large ones leave', () => {
  const large = { count: 3, millicores: 3000, bytes: 1000 };
  const small = { count: 6, millicores: 500, bytes: 1000 };
  expect(nodesNeeded([small, large], NODE, 10)).toBe(3);
});

test('the pods that a node may hold count as much as its CPU and memory', () => {
  expect(nodesNeeded([{ count: 100, millicores: 1, bytes: 1 }], NODE, 48)).toBe(3);
});

test('CPU-bound and memory-bound pods share nodes', () => {
  const busy = { count: 4, millicores: 3600, bytes: 1000 };
  const large = { count: 4, millicores: 400, bytes: 15_000 };
  expect(nodesNeeded([busy, large], NODE, 10)).toBe(4);
});

test('refuses a pod that fits no empty node, and says how large both are', () => {
  expect(() => nodesNeeded([{ count: 1, millicores: 4001, bytes: 5 }], NODE, 10)).toThrow(
    'a pod of 4001m and 5 bytes fits no node of 4000m and 16000 bytes',
  );
});

test('pods that are all alike need exactly as many nodes as the tightest of CPU, memory and pods says', () => {
  fc.assert(
    fc.property(group, podsPerNode, (pods, most) => {
      const each = Math.min(most, Math.floor(NODE.millicores / pods.millicores), Math.floor(NODE.bytes / pods.bytes));
      expect(nodesNeeded([pods], NODE, most)).toBe(Math.ceil(pods.count / each));
    }),
  );
});

test('the nodes are never fewer than the sums ask for, and never more than the pods', () => {
  fc.assert(
    fc.property(groups, podsPerNode, (all, most) => {
      const nodes = nodesNeeded(all, NODE, most);
      const pods = sum(all.map(({ count }) => count));
      expect(nodes).toBeGreaterThanOrEqual(Math.ceil(pods / most));
      expect(nodes).toBeGreaterThanOrEqual(
        Math.ceil(sum(all.map(({ count, millicores }) => count * millicores)) / NODE.millicores),
      );
      expect(nodes).toBeGreaterThanOrEqual(Math.ceil(sum(all.map(({ count, bytes }) => count * bytes)) / NODE.bytes));
      expect(nodes).toBeLessThanOrEqual(pods);
    }),
  );
});

test('pods larger than half a node get a node each', () => {
  const large = group.map((pods) => ({ ...pods, millicores: Math.max(pods.millicores, NODE.millicores / 2 + 1) }));
  fc.assert(
    fc.property(fc.array(large, { maxLength: 6 }), podsPerNode, (all, most) => {
      expect(nodesNeeded(all, NODE, most)).toBe(sum(all.map(({ count }) => count)));
    }),
  );
});

test('together the groups need no more nodes than each alone, and the order does not change what is passed in', () => {
  fc.assert(
    fc.property(groups, podsPerNode, (all, most) => {
      const before = structuredClone(all);
      const alone = sum(all.map((pods) => nodesNeeded([pods], NODE, most)));
      expect(nodesNeeded(all, NODE, most)).toBeLessThanOrEqual(alone);
      expect(all).toEqual(before);
    }),
  );
});
