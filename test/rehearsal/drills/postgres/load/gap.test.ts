import fc from 'fast-check';
import { longestGap, median } from '../../../../../rehearsal/drills/load/gap';

test('a gap lies between two successes', () => {
  expect(longestGap([10, 20, 90, 100], 0, 110)).toBe(70);
});

test('a gap that began before counts from its beginning', () => {
  expect(longestGap([10, 90, 100], 50, 110)).toBe(80);
});

test('what was before does not count', () => {
  expect(longestGap([0, 500, 510, 520], 505, 530)).toBe(10);
});

test('who never has success again is away to the end', () => {
  expect(longestGap([10, 20], 30, 130)).toBe(110);
});

test('who never had success is away all the time', () => {
  expect(longestGap([], 30, 130)).toBe(100);
});

const times = fc.array(fc.integer({ min: 0, max: 1000 })).map((all) => all.sort((a, b) => a - b));
const window = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 })).map(([a, b]) => ({
  from: Math.min(a, b),
  to: Math.max(a, b),
}));

test('the gap is at least the mean, and at most from the last success before to the end', () => {
  fc.assert(
    fc.property(times, window, (successes, { from, to }) => {
      const gap = longestGap(successes, from, to);
      const begin = successes.findLast((time) => time <= from) ?? from;
      const within = successes.filter((time) => time > from && time < to).length;
      expect(gap).toBeGreaterThanOrEqual((to - begin) / (within + 1));
      expect(gap).toBeLessThanOrEqual(to - begin);
    }),
  );
});

test('one more success never makes the gap longer', () => {
  fc.assert(
    fc.property(times, window, fc.integer({ min: 0, max: 1000 }), (successes, { from, to }, more) => {
      const with_ = [...successes, more].sort((a, b) => a - b);
      const before = successes.some((time) => time <= from);
      // the first success before the window makes the gap begin earlier
      fc.pre(before || more > from);
      expect(longestGap(with_, from, to)).toBeLessThanOrEqual(longestGap(successes, from, to));
    }),
  );
});

test('half lie below the median', () => {
  expect(median([])).toBe(0);
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
