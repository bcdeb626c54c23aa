import type { PodLook } from '../../../../rehearsal/outage/look';
import { EXPECTED, MOMENTS } from '../../../../rehearsal/outage/spreading/expected';
import { judge } from '../../../../rehearsal/outage/spreading/judge';
import { REPLICAS, SETTINGS } from '../../../../rehearsal/outage/spreading/settings';

const ZONES = ['a', 'b', 'c'];
const pod = (zone: string): PodLook => ({
  name: zone,
  node: zone,
  zone,
  ready: zone !== '',
  leaving: false,
  serves: zone !== '',
});

test('one in each zone is what DoNotSchedule is held to do', () => {
  expect(judge('DoNotSchedule', 'nodes in three zones', ZONES.map(pod), ZONES)).toEqual({
    setting: 'DoNotSchedule',
    moment: 'nodes in three zones',
    spread: [1, 1, 1],
    pending: 0,
    expected: '3 serve, evenly',
    asExpected: true,
  });
});

test.each([
  ['one serves too few', ['a', 'b']],
  ['one zone has two more than another', ['a', 'a', 'b']],
  ['one waits', ['a', 'b', 'c', '']],
])('differs when %s', (_, zones) => {
  expect(judge('DoNotSchedule', 'nodes in three zones', zones.map(pod), ZONES).asExpected).toBe(false);
});

test('one that waits is what minDomains 3 is held to cost in an outage', () => {
  expect(judge('+ Honor, minDomains 3', 'outage, nodes kept', ['a', 'b', ''].map(pod), ZONES)).toMatchObject({
    expected: '2 serve, 1 wait',
    asExpected: true,
  });
});

test('every setting is held to something at every moment, and no more replicas than it has', () => {
  for (const { name } of SETTINGS) {
    for (const moment of MOMENTS) {
      const { serving, pending = 0 } = EXPECTED[name][moment];
      expect(serving + pending).toBeGreaterThanOrEqual(REPLICAS);
      expect(serving + pending).toBeLessThanOrEqual(REPLICAS + 1);
    }
  }
});
