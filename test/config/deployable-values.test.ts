import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { isSchedule } from '../../lib/config/schedule';
import { DEFAULT_YAML } from '../scenarios';
import { problemsOf } from './refusals';

/** The reference, with one value changed. */
function withValue(path: readonly (string | number)[], value: unknown): string {
  const config = parse(DEFAULT_YAML);
  let at = config;
  for (const key of path.slice(0, -1)) at = at[key] ??= {};
  at[path.at(-1) ?? ''] = value;
  return stringify(config);
}

const POSTGRES = ['database', 'postgres'];
const COCKROACHDB = ['database', 'cockroachdb'];
const RECOVERY = [...POSTGRES, 'backup', 'recovery'];

describe('a value that the deploy would refuse is a mistake of the configuration', () => {
  test.each<readonly [string, readonly (string | number)[], unknown]>([
    ['a name of Aurora with two hyphens', ['name'], 'acme--shop'],
    ['an hour that there is not', [...POSTGRES, 'backup', 'schedule'], '30 24 * * *'],
    ['words', [...COCKROACHDB, 'backup', 'full'], 'once in a blue moon'],
    ['a step of nothing', [...COCKROACHDB, 'backup', 'incremental'], '*/0 * * * *'],
    ['a disk that no cloud has', [...POSTGRES, 'storage'], '65Ti'],
    ['a log that no disk holds', [...POSTGRES, 'walStorage'], '100Ti'],
    ['a disk of a member', [...COCKROACHDB, 'storage'], '65Ti'],
    ['a reserved word', ['database', 'name'], 'order'],
    ['a name of the system', ['database', 'name'], 'pg_app'],
    ['a zone that no region has', ['aws', 'zones'], ['eu-west-1a', 'eu-west-1b', 'eu-west-1x']],
    [
      'a zone of Google that no region has',
      ['google', 'zones'],
      ['europe-west3-a', 'europe-west3-b', 'europe-west3-x'],
    ],
  ])('%s', (_, path, value) => {
    expect(problemsOf(withValue(path, value))).toEqual([
      expect.objectContaining({ path: expect.arrayContaining([...path]) }),
    ]);
  });

  test('a day that the calendar has not', () => {
    const wrong = { from: 'postgres', into: 'postgres-2', until: '2026-02-30T12:00:00Z' };
    expect(problemsOf(withValue(RECOVERY, wrong))).toEqual([
      expect.objectContaining({ path: [...RECOVERY, 'until'], allowed: 'a time in UTC that there is' }),
    ]);
  });

  test('a device of the VPN that the internet does not reach', () => {
    const gateways = [{ address: '198.51.100.20' }, { address: '10.1.2.3' }];
    expect(problemsOf(withValue(['analyst', 'aws', 'vpn', 'customerGateways'], gateways))).toEqual([
      expect.objectContaining({ path: ['analyst', 'aws', 'vpn', 'customerGateways', 1, 'address'] }),
    ]);
  });
});

test.each(['@daily', '0 3 * * *', '*/15 8-18 * * mon-fri', '0 0 1,15 jan-jun ?', '59 23 31 12 6'])(
  'takes the schedule %s',
  (schedule) => {
    expect(isSchedule(schedule)).toBe(true);
  },
);

test('takes a schedule of numbers when each is within its field, and no other', () => {
  const most = [59, 23, 31, 12, 6];
  const least = [0, 0, 1, 1, 0];
  const fields = fc.tuple(...most.map((limit) => fc.integer({ min: 0, max: limit + 3 })));
  fc.assert(
    fc.property(fields, (numbers) => {
      const within = numbers.every((value, index) => value >= (least[index] ?? 0) && value <= (most[index] ?? 0));
      expect(isSchedule(numbers.join(' '))).toBe(within);
    }),
  );
});
