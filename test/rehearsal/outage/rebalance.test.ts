import fc from 'fast-check';
import type { PodLook } from '../../../rehearsal/outage/look';
import { podToMove } from '../../../rehearsal/outage/rebalance';

const ZONES = ['a', 'b', 'c'];
const pod = (zone: string, serves = true): PodLook => ({
  name: `in-${zone}`,
  node: zone,
  zone,
  ready: serves,
  leaving: false,
  serves,
});

test('one of the fullest zone is moved', () => {
  expect(podToMove([pod('b'), pod('b'), pod('a')], ZONES)).toEqual(pod('b'));
});

test('nothing is moved when the zones differ by one', () => {
  expect(podToMove([pod('a'), pod('a'), pod('b'), pod('c')], ZONES)).toBeUndefined();
});

test('moving to the emptiest zone until nothing is to be moved ends with an even spread', () => {
  const counts = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5));
  fc.assert(
    fc.property(counts, ([a, b, c]) => {
      const spread = [a, b, c];
      const pods = () => spread.flatMap((count, index) => Array.from({ length: count }, () => pod(ZONES[index] ?? '')));
      for (let moves = 0; moves <= a + b + c; moves += 1) {
        const moved = podToMove(pods(), ZONES);
        if (!moved) break;
        const [from, to] = [ZONES.indexOf(moved.zone), spread.indexOf(Math.min(...spread))];
        spread[from] = (spread[from] ?? 0) - 1;
        spread[to] = (spread[to] ?? 0) + 1;
      }
      expect(Math.max(...spread) - Math.min(...spread)).toBeLessThanOrEqual(1);
    }),
  );
});
