import { lost } from '../../../../../rehearsal/drills/cockroachdb/load/ledger';

test('a row is lost when it was acknowledged and is not there', () => {
  expect(lost([1, 2, 3], ['1', '3', '4'])).toEqual([2]);
  expect(lost([], ['1'])).toEqual([]);
});
