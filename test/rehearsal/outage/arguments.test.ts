import { parseOutageArguments } from '../../../rehearsal/outage/arguments';
import { playPlan } from '../../../rehearsal/outage/plan';

const ZONES = ['a', 'b', 'c'];
const plays = (...argv: readonly string[]) =>
  playPlan(parseOutageArguments(argv), ZONES).map(({ zone, variant, event }) => [zone, variant, event]);

test('by default every zone is lost in every way, and the second events happen while the first zone is away', () => {
  const all = plays();
  expect(all).toHaveLength(3 * 3 + 4);
  expect(all.slice(0, 3)).toEqual([
    ['a', 'black', null],
    ['a', 'powered-off', null],
    ['a', 'brown', null],
  ]);
  expect(all.slice(9)).toEqual([
    ['a', 'black', 'rollout'],
    ['a', 'black', 'scale-out'],
    ['a', 'black', 'drain'],
    ['a', 'black', 'database-rollout'],
  ]);
});

test('only what was asked for is rehearsed', () => {
  expect(plays('--zones', 'b', '--variants', 'brown', '--events', 'none')).toEqual([['b', 'brown', null]]);
});

test('at production’s own pace one zone goes black, and nothing else', () => {
  const options = parseOutageArguments(['gke-cockroachdb', '--unscaled']);
  expect(options).toMatchObject({ scenarios: ['gke-cockroachdb'], scale: 1, spreading: 'no' });
  expect(plays('--unscaled')).toEqual([['a', 'black', null]]);
});

test('nodes are added only when that is asked for', () => {
  expect(playPlan(parseOutageArguments(['--elastic']), ZONES).every(({ elastic }) => elastic)).toBe(true);
  expect(playPlan(parseOutageArguments([]), ZONES).some(({ elastic }) => elastic)).toBe(false);
});

test.each([
  [['--variants', 'grey'], "'--variants' takes black, powered-off, brown or none, got grey"],
  [['--events', 'flood'], "'--events' takes rollout, scale-out, drain, database-rollout or none, got flood"],
  [['--spreading', 'maybe'], "'--spreading' takes yes, no, only or none, got maybe"],
])('fails when it is told %s', (argv, message) => {
  expect(() => parseOutageArguments(argv)).toThrow(message);
});

test('fails when a zone is asked for that the scenario does not have', () => {
  expect(() => plays('--zones', 'a,x')).toThrow("'--zones' takes a, b, c, got x");
});
