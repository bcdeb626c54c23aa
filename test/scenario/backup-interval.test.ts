import fc from 'fast-check';
import { longestDaysBetween } from '../../lib/scenario/backup-interval';

describe('the longest gap between two full backups', () => {
  test.each([
    ['@hourly', 1],
    ['@daily', 1],
    ['@weekly', 7],
    ['@monthly', 31],
    ['15 2 * * *', 1],
    ['0 */6 * * *', 1],
    ['0 2 * * SUN', 7],
    ['0 2 ? * 1,4', 7],
    ['0 2 1,15 * *', 62],
    ['0 2 31 * *', 62],
    ['0 2 13 * FRI', 7],
    ['0 2 1 1 *', 366],
  ])('of %s is %i days', (schedule, days) => {
    expect(longestDaysBetween(schedule)).toBe(days);
  });

  test('is never said to be shorter than the calendar makes it', () => {
    const some = (minimum: number, maximum: number) =>
      fc.option(fc.uniqueArray(fc.integer({ min: minimum, max: maximum }), { minLength: 1, maxLength: 4 }), {
        nil: [],
      });
    fc.assert(
      fc.property(some(1, 31), some(0, 6), (daysOfMonth, daysOfWeek) => {
        const field = (values: readonly number[]) => (values.length > 0 ? values.join(',') : '*');
        const schedule = `0 2 ${field(daysOfMonth)} * ${field(daysOfWeek)}`;
        expect(longestGap(daysOfMonth, daysOfWeek)).toBeLessThanOrEqual(longestDaysBetween(schedule));
      }),
    );
  });
});

/** The longest gap of four years, day by day. With both lists given, cron runs on the days of either. */
function longestGap(daysOfMonth: readonly number[], daysOfWeek: readonly number[]): number {
  const runs = (day: Date): boolean => {
    const inMonth = daysOfMonth.includes(day.getUTCDate());
    const inWeek = daysOfWeek.includes(day.getUTCDay());
    return daysOfMonth.length + daysOfWeek.length === 0 || inMonth || inWeek;
  };
  const days = Array.from({ length: 4 * 365 + 1 }, (_, index) => index).filter((index) =>
    runs(new Date(Date.UTC(2025, 0, 1 + index))),
  );
  return Math.max(...days.slice(1).map((day, index) => day - (days[index] ?? 0)));
}
