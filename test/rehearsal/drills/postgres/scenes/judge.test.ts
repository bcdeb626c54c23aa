import type { Drill } from '../../../../../rehearsal/drills/postgres/scenes/drill';
import { judge } from '../../../../../rehearsal/drills/postgres/scenes/judge';
import { measured, patients } from './run';

const DRILL: Drill = {
  id: 'drill',
  title: 'a drill',
  seconds: 10,
  promise: {
    writeGapSeconds: { direct: 6, pgpool: 6 },
    readGapSeconds: { direct: 1, pgpool: 6 },
    waitSeconds: 20,
    promotion: true,
    writesStop: { from: 1, to: 8 },
  },
  begin: async () => [],
};

const broken = (changed: Parameters<typeof measured>[0], promotions = 1) =>
  judge(DRILL, { paths: [measured(changed)], promotions })
    .filter(({ passed }) => !passed)
    .map(({ claim, seen }) => `${claim}: ${seen}`);

test('keeps every promise of a run in which all went well', () => {
  expect(judge(DRILL, { paths: [measured()], promotions: 1 })).toHaveLength(7);
  expect(broken({})).toEqual([]);
});

test.each([
  [{ rowsLost: 1 }, 'pgpool: no acknowledged row is lost: 100 acknowledged, 1 lost'],
  [{ rowsAcknowledged: 0 }, 'pgpool: no acknowledged row is lost: 0 acknowledged, 0 lost'],
  [{ writeGapSeconds: 6.01 }, 'pgpool: writes are away for at most 6 s: 6.01 s'],
  [{ readGapSeconds: 6.5 }, 'pgpool: reads are away for at most 6 s: 6.50 s'],
  [{ path: 'direct' as const, readGapSeconds: 1.2 }, 'direct: reads are away for at most 1 s: 1.20 s'],
  [{ recovered: false }, 'pgpool: recovers without a hand: no'],
  [{ readsBackwards: 1 }, 'pgpool: readers see every row that was there, in its order: 1 backwards, 0 lost'],
  [{ readsOfLostRows: 2 }, 'pgpool: readers see every row that was there, in its order: 0 backwards, 2 lost'],
  [{ rowsAcknowledgedInStop: 3 }, 'pgpool: nothing is acknowledged while the quorum is away: 3 rows'],
])('breaks the promise for %j', (changed, expected) => {
  expect(broken(changed)).toEqual([expected]);
});

test('keeps every promise to clients without timeouts of their own, where there are some', () => {
  const outcomes = judge(DRILL, { paths: [measured()], patients: patients(), promotions: 1 });
  expect(outcomes).toHaveLength(11);
  expect(outcomes.every(({ passed }) => passed)).toBe(true);
});

test.each([
  [{ longestWaitSeconds: 20.1 }, 'nobody waits longer than 20 s for an answer or an error: 20.10 s'],
  [{ recovered: false }, 'recovers without a hand: no'],
  [{ rowsLost: 1 }, 'no acknowledged row is lost: 100 acknowledged, 1 lost'],
  [{ rowsAcknowledged: 0 }, 'no acknowledged row is lost: 0 acknowledged, 0 lost'],
  [{ processesHeld: 4 }, 'Pgpool keeps no process for who has gone: 4 of 128 kept'],
])('breaks the promise to clients without timeouts for %j', (changed, expected) => {
  const outcomes = judge(DRILL, { paths: [measured()], patients: patients(changed), promotions: 1 });
  const failed = outcomes.filter(({ passed }) => !passed).map(({ claim, seen }) => `${claim}: ${seen}`);
  expect(failed).toEqual([`without timeouts: ${expected}`]);
});

test.each([0, 2])('wants one promotion, and not %i', (promotions) => {
  expect(broken({}, promotions)).toEqual([`one reader becomes the writer: ${promotions} promoted`]);
});

test('wants no promotion where the quorum forbids it', () => {
  const drill = { ...DRILL, promise: { ...DRILL.promise, promotion: false } };
  expect(judge(drill, { paths: [], promotions: 1 })).toEqual([
    { scene: 'drill', claim: 'nobody else becomes the writer', passed: false, seen: '1 promoted' },
  ]);
});
