import { cronJob, DEFAULTS, GOOD, read } from './sample';

describe('the schedule of a CronJob', () => {
  test.each(['*/2 * * * *', '17 * * * *', '0,30 */1 * * *', '5 0-23 * * 0-6', '@hourly', '@every 5m'])(
    'holds at %s',
    (schedule) => {
      expect(read(GOOD, cronJob(schedule))).toEqual([DEFAULTS]);
    },
  );

  test.each(['0 0 1 1 *', '0 */2 * * *', '*/5 8-18 * * *', '*/5 * * * 1-5', '*/5 * * 1 mon', '@yearly'])(
    'fails when it is %s',
    (schedule) => {
      expect(read(GOOD, cronJob(schedule))).toEqual([
        { idle: `its schedule ${schedule} does not look at the pods every hour` },
      ]);
    },
  );

  test('fails when the CronJob is suspended', () => {
    expect(read(GOOD, cronJob('@hourly', { suspend: true }))).toEqual([{ idle: 'it is suspended' }]);
  });

  test.each(['* * * *', '*/5 * * * mon-sun', '@often', '@every now', '99 * * * *'])('is unknown at %s', (schedule) => {
    expect(read(GOOD, cronJob(schedule))).toEqual([
      { unknown: `how often the schedule ${schedule} comes cannot be told` },
    ]);
  });
});
