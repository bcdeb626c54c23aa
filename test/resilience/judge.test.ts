import fc from 'fast-check';
import { all, claimOf, inWords, judge, some, verdictOf } from '../../lib/resilience/judge';
import { isUnknown, type Known } from '../../lib/topology';
import { UNTOLD } from './declared';
import { place } from './sample-place';

const claims = fc.array(fc.constantFrom<Known<boolean>>(true, false, UNTOLD));
const negated = (claim: Known<boolean>): Known<boolean> => (isUnknown(claim) ? claim : !claim);

test('a claim that is unknown is never a pass', () => {
  expect([true, false, UNTOLD].map((claim) => verdictOf(claim))).toEqual(['holds', 'broken', 'unknown']);
});

test('one false claim decides, else one that is unknown', () => {
  expect(all([])).toBe(true);
  expect(all([true, UNTOLD])).toEqual(UNTOLD);
  expect(all([UNTOLD, false])).toBe(false);
});

test('some is all turned around', () => {
  fc.assert(
    fc.property(claims, (each) => {
      expect(some(each)).toEqual(negated(all(each.map(negated))));
    }),
  );
});

test('a weight of its own is kept by what is broken alone', () => {
  const said = { seen: '1', expected: '2', severity: 'warning' } as const;
  const at = place('acme/Thing');
  expect(judge(at, false, said)).toEqual({ ...said, subject: 'acme/Thing', verdict: 'broken', place: at });
  expect(judge(at, true, said)).toEqual({
    seen: '1',
    expected: '2',
    subject: 'acme/Thing',
    verdict: 'holds',
    place: at,
  });
  expect(judge(at, UNTOLD, { ...said, subject: 'other', part: 'one' })).toEqual({
    seen: '1',
    expected: '2',
    subject: 'other',
    part: 'one',
    verdict: 'unknown',
    place: at,
  });
});

test('an absent fact is what the rule says of it, an unknown one stays unknown', () => {
  const isThree = (count: number) => count === 3;
  expect(claimOf(3, isThree)).toBe(true);
  expect(claimOf(undefined, isThree)).toBe(false);
  expect(claimOf(undefined, isThree, true)).toBe(true);
  expect(claimOf<number>(UNTOLD, isThree, true)).toEqual(UNTOLD);
});

test('facts are told as text', () => {
  expect([inWords(3), inWords(false), inWords(undefined), inWords(undefined, 'none'), inWords(UNTOLD)]).toEqual([
    '3',
    'false',
    'not set',
    'none',
    'unknown: a parameter of the stack',
  ]);
});
