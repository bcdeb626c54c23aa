import fc from 'fast-check';
import { nodeTimes } from '../../../rehearsal/cluster/node-times';

test('at production’s own pace the times are those of stock Kubernetes', () => {
  expect(nodeTimes(1)).toEqual({
    factor: 1,
    monitorSeconds: 5,
    graceSeconds: 50,
    leaseSeconds: 40,
    tolerationSeconds: 300,
    deletionSeconds: 60,
    nodeStartSeconds: 90,
    evictionsPerSecond: 0.1,
  });
});

test('one factor divides every time, and what the API takes in whole seconds stays whole', () => {
  fc.assert(
    fc.property(fc.constantFrom(1, 2, 5, 10), (factor) => {
      const [slow, fast] = [nodeTimes(1), nodeTimes(factor)];
      expect(fast.graceSeconds / fast.leaseSeconds).toBeCloseTo(slow.graceSeconds / slow.leaseSeconds);
      expect(fast.graceSeconds / fast.monitorSeconds).toBeCloseTo(slow.graceSeconds / slow.monitorSeconds);
      expect(fast.evictionsPerSecond * fast.graceSeconds).toBeCloseTo(slow.evictionsPerSecond * slow.graceSeconds);
      expect([fast.leaseSeconds, fast.tolerationSeconds].every(Number.isInteger)).toBe(true);
    }),
  );
});

test.each([0, 3, 20, -1, Number.NaN])('fails when the factor is %s', (factor) => {
  expect(() => nodeTimes(factor)).toThrow(/the scale must be one of 1, 2, 5, 10, .* got /);
});
