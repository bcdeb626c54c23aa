import fc from 'fast-check';
import { sixFieldSchedule } from '../../lib/scenario/six-field-schedule';

test.each([
  ['@hourly', '0 0 * * * *'],
  ['@daily', '0 0 0 * * *'],
  ['@weekly', '0 0 0 * * 0'],
  ['@monthly', '0 0 0 1 * *'],
  ['20 3 * * 6', '0 20 3 * * 6'],
  ['*/30  1 * * MON-FRI', '0 */30 1 * * MON-FRI'],
])('%s is %s', (schedule, expected) => {
  expect(sixFieldSchedule(schedule)).toBe(expected);
});

test('keeps the five fields in their order, behind the second', () => {
  const field = fc.constantFrom('*', '0', '1,15', '*/5', 'MON');
  fc.assert(
    fc.property(fc.array(field, { minLength: 5, maxLength: 5 }), (fields) => {
      expect(sixFieldSchedule(fields.join(' ')).split(' ')).toEqual(['0', ...fields]);
    }),
  );
});
