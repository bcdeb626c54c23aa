import fc from 'fast-check';
import { keepsQuorumWithoutAnyZone, quorum, replicasAfterZoneLoss, replicasPerZone } from '../../lib/zones';

const members = fc.integer({ min: 1, max: 5000 });
const zoneCount = fc.integer({ min: 1, max: 12 });

/** How many members each zone holds when they are dealt out one by one. */
function dealt(count: number, zones: number): readonly number[] {
  return Array.from({ length: zones }, (_, zone) => Math.floor((count + zones - 1 - zone) / zones));
}

test.each([
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 3],
  [5, 3],
  [7, 4],
])('of %i members %i must agree', (count, majority) => {
  expect(quorum(count)).toBe(majority);
});

test('two majorities always share a member, and one member fewer is no majority', () => {
  fc.assert(
    fc.property(members, (count) => {
      expect(2 * quorum(count)).toBeGreaterThan(count);
      expect(2 * (quorum(count) - 1)).toBeLessThanOrEqual(count);
    }),
  );
});

test('over three zones every group keeps its majority but those of 1, 2 and 4 members', () => {
  const losers = Array.from({ length: 300 }, (_, index) => index + 1).filter((n) => !keepsQuorumWithoutAnyZone(n, 3));
  expect(losers).toEqual([1, 2, 4]);
});

test('over one or two zones no group keeps its majority', () => {
  fc.assert(
    fc.property(members, fc.integer({ min: 1, max: 2 }), (count, zones) => {
      expect(keepsQuorumWithoutAnyZone(count, zones)).toBe(false);
    }),
  );
});

test('quorum is kept exactly when the survivors of each single zone are a majority', () => {
  fc.assert(
    fc.property(members, zoneCount, (count, zones) => {
      const survivors = dealt(count, zones).map((lost) => count - lost);
      expect(keepsQuorumWithoutAnyZone(count, zones)).toBe(survivors.every((left) => left >= quorum(count)));
    }),
  );
});

test('the fullest zone holds as many as dealing one by one puts there, and the rest survives it', () => {
  fc.assert(
    fc.property(members, zoneCount, (count, zones) => {
      expect(replicasPerZone(count, zones)).toBe(Math.max(...dealt(count, zones)));
      expect(replicasPerZone(count, zones) + replicasAfterZoneLoss(count, zones)).toBe(count);
    }),
  );
});

test('a multiple of the three zones loses exactly a third with any of them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (perZone) => {
      expect(replicasPerZone(3 * perZone, 3)).toBe(perZone);
      expect(replicasAfterZoneLoss(3 * perZone, 3)).toBe(2 * perZone);
    }),
  );
});
