const NAMED: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
};

/** A schedule of the configuration, five fields or a name, as six fields: at the first second of the minute. */
export function sixFieldSchedule(schedule: string): string {
  return `0 ${(NAMED[schedule] ?? schedule).trim().split(/ +/).join(' ')}`;
}
