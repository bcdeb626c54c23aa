import { scaledInterval } from '../../../rehearsal/cluster/descheduler';
import { isEven } from '../../../rehearsal/cluster/pods';

test.each([
  ['--descheduling-interval=1m', 10, '--descheduling-interval=6s'],
  ['--descheduling-interval=30s', 10, '--descheduling-interval=3s'],
  ['--descheduling-interval=5m', 1, '--descheduling-interval=300s'],
])('the interval passes as fast as the clocks of the cluster: %s by %d', (option, factor, scaled) => {
  expect(scaledInterval(option, factor)).toBe(scaled);
});

test('fails when the interval is in another unit', () => {
  expect(() => scaledInterval('--descheduling-interval=1h', 10)).toThrow(
    "'--descheduling-interval=1h' must be in minutes",
  );
});

test('is even when no zone has more than one above another, and none is missing', () => {
  expect(isEven([1, 1, 1], 3)).toBe(true);
  expect(isEven([2, 1, 1], 4)).toBe(true);
  expect(isEven([2, 1, 0], 3)).toBe(false);
  expect(isEven([1, 1, 0], 3)).toBe(false);
});
