/** Longest gap in days between two runs that a restriction of the field leaves. A month without the 31st makes it 62. */
const LONGEST_GAP = { month: 366, dayOfMonth: 62, dayOfWeek: 7, none: 1 };

const NAMED: Readonly<Record<string, number>> = { '@hourly': 1, '@daily': 1, '@weekly': 7, '@monthly': 31 };

/**
 * The most days between two runs of a schedule, rounded up: of `@hourly`, `@daily`, `@weekly`, `@monthly`, or of a cron
 * expression with five fields. It looks at which fields restrict the days, not at their values, so it never says too
 * little.
 */
export function longestDaysBetween(schedule: string): number {
  const named = NAMED[schedule];
  if (named !== undefined) return named;
  const [, , dayOfMonth, month, dayOfWeek] = schedule.trim().split(/ +/).map(isRestricted);
  if (month) return LONGEST_GAP.month;
  // with both restricted cron runs on the days of either
  if (dayOfWeek) return LONGEST_GAP.dayOfWeek;
  return dayOfMonth ? LONGEST_GAP.dayOfMonth : LONGEST_GAP.none;
}

const isRestricted = (field: string): boolean => field !== '*' && field !== '?';
