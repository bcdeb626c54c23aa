import fc from 'fast-check';
import { worstOf } from '../../lib/report/facts/outages-of';
import { secondsRange } from '../../lib/report/measurements';
import { dollars } from '../../lib/report/numbers';
import { sampleOutage } from './sample-measurements';

test('tells a range of seconds, or one number where all are the same', () => {
  expect([secondsRange([90.2, 106.4]), secondsRange([55.2]), secondsRange([0.13, 3.768])]).toEqual([
    '90 to 106 s',
    '55 s',
    '0.1 to 3.8 s',
  ]);
});

test('never tells a range that leaves out one of its seconds by more than rounding', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1 }), (seconds) => {
      const [least = Number.NaN, most = least] = secondsRange(seconds).replace(' s', '').split(' to ').map(Number);
      expect(Math.abs(least - Math.min(...seconds))).toBeLessThanOrEqual(0.5);
      expect(Math.abs(most - Math.max(...seconds))).toBeLessThanOrEqual(0.5);
    }),
  );
});

test('takes the worst of several outages, and says where replicas waited for the zone', () => {
  const [outage] = sampleOutage('x').results.outages;
  if (!outage) throw new Error('the sample has an outage');
  const [service] = outage.workloads;
  if (!service) throw new Error('the sample has a service');
  const worse = { ...outage, workloads: [{ ...service, leastServing: 1, full: null, held: false }] };
  expect(worstOf([outage, worse])[0]).toEqual({
    id: 'Deployment services/service-a',
    need: 2,
    replicas: 3,
    leastServing: 1,
    full: [95.4],
    alwaysFull: false,
    held: false,
    lasted: 140,
  });
});

test('writes dollars with separators', () => {
  expect([0, 999, 1000, 1234567.8].map(dollars)).toEqual(['$0', '$999', '$1,000', '$1,234,568']);
});
