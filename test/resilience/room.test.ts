import fc from 'fast-check';
import { type NodeSpace, type PodsToPlace, unplaced } from '../../lib/resilience/room';
import { nodeGroup } from './sample-network';

const node = (zone: string, changes: Partial<NodeSpace> = {}): NodeSpace => ({
  group: nodeGroup('g', [zone]),
  zone,
  millicores: 1000,
  bytes: 1000,
  pods: 10,
  ...changes,
});

const pods = (workload: string, changes: Partial<PodsToPlace> = {}): PodsToPlace => ({
  workload,
  count: 1,
  millicores: 100,
  bytes: 100,
  perZone: 100,
  perNode: 100,
  mayUse: () => true,
  ...changes,
});

describe('packing pods on nodes', () => {
  it('puts the largest first', () => {
    const groups = [pods('small', { count: 4, millicores: 250 }), pods('large', { millicores: 1000 })];
    expect(unplaced(groups, [node('a'), node('b')])).toEqual([]);
    expect(unplaced(groups, [node('a')])).toEqual([{ workload: 'small', count: 4 }]);
  });

  it('is bound by CPU, memory, pods of a node, pods of a zone and eligibility', () => {
    const two = [node('a'), node('a', { pods: 1 })];
    expect(unplaced([pods('w', { count: 3, millicores: 600 })], two)).toEqual([{ workload: 'w', count: 1 }]);
    expect(unplaced([pods('w', { count: 3, bytes: 600 })], two)).toEqual([{ workload: 'w', count: 1 }]);
    expect(unplaced([pods('w', { count: 12 })], two)).toEqual([{ workload: 'w', count: 1 }]);
    expect(unplaced([pods('w', { count: 3, perZone: 2 })], two)).toEqual([{ workload: 'w', count: 1 }]);
    expect(unplaced([pods('w', { count: 3, perNode: 1 })], two)).toEqual([{ workload: 'w', count: 1 }]);
    expect(unplaced([pods('w', { mayUse: () => false })], two)).toEqual([{ workload: 'w', count: 1 }]);
  });

  it('is sound: what is said to fit needs no more than there is, and a node for each pod is always enough', () => {
    const amount = fc.integer({ min: 1, max: 900 });
    const group = fc.record({ count: fc.integer({ min: 1, max: 5 }), millicores: amount, bytes: amount });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 6 }), fc.integer({ min: 0, max: 6 }), (all, nodes) => {
        const groups = all.map((each, index) => pods(`w${index}`, each));
        const spaces = Array.from({ length: nodes }, () => node('a', { pods: 4 }));
        const left = new Map(unplaced(groups, spaces).map(({ workload, count }) => [workload, count]));
        const placed = groups.map((each) => ({ ...each, count: each.count - (left.get(each.workload) ?? 0) }));
        const sum = (of: (each: PodsToPlace) => number) => placed.reduce((total, each) => total + of(each), 0);
        expect(sum(({ count, millicores }) => count * millicores)).toBeLessThanOrEqual(1000 * nodes);
        expect(sum(({ count, bytes }) => count * bytes)).toBeLessThanOrEqual(1000 * nodes);
        expect(sum(({ count }) => count)).toBeLessThanOrEqual(4 * nodes);
        const wanted = groups.reduce((total, { count }) => total + count, 0);
        expect(
          unplaced(
            groups,
            Array.from({ length: wanted }, () => node('a')),
          ),
        ).toEqual([]);
      }),
    );
  });

  it('changes no node that it is given', () => {
    const spaces = [node('a')];
    unplaced([pods('w')], spaces);
    expect(spaces).toEqual([node('a')]);
  });
});
