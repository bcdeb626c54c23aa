import fc from 'fast-check';
import { type Clock, productionSeconds } from '../../../rehearsal/outage/production-seconds';

const clock: fc.Arbitrary<Clock> = fc
  .record({ factor: fc.constantFrom(1, 2, 5, 10), from: fc.nat(60), waited: fc.nat(100), collected: fc.boolean() })
  .map(({ factor, from, waited, collected }) => ({
    factor,
    ...(collected ? { unscaled: { from, to: from + waited } } : {}),
  }));

const seconds = fc.double({ min: 0, max: 500, noNaN: true });

test('without the garbage collector every second counts by the factor', () => {
  expect(productionSeconds(9, { factor: 10 })).toBe(90);
});

test('what waited for the garbage collector waited for it at its own pace', () => {
  expect(productionSeconds(66, { factor: 10, unscaled: { from: 6, to: 66 } })).toBe(120);
  expect(productionSeconds(67, { factor: 10, unscaled: { from: 6, to: 66 } })).toBe(130);
});

test('what happened before the collector was done is later by the factor, and no later than the collector', () => {
  expect(productionSeconds(8.5, { factor: 10, unscaled: { from: 6, to: 66 } })).toBe(85);
  expect(productionSeconds(40, { factor: 10, unscaled: { from: 6, to: 66 } })).toBe(120);
});

test('what came later in the rehearsal comes no earlier in production', () => {
  fc.assert(
    fc.property(clock, seconds, seconds, (any, one, other) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other)];
      expect(productionSeconds(second, any) - productionSeconds(first, any)).toBeGreaterThanOrEqual(-1e-6);
    }),
  );
});

test('nothing is sooner in production than in the rehearsal', () => {
  fc.assert(
    fc.property(clock, seconds, (any, at) => expect(productionSeconds(at, any)).toBeGreaterThanOrEqual(at - 1e-6)),
  );
});

test('at production’s own pace seconds are seconds', () => {
  fc.assert(
    fc.property(clock, seconds, (any, at) => expect(productionSeconds(at, { ...any, factor: 1 })).toBeCloseTo(at, 6)),
  );
});
