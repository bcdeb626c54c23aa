import { PATHS } from '../../../../../rehearsal/drills/postgres/load/visitors';
import { DRILLS } from '../../../../../rehearsal/drills/postgres/scenes/drills';

test('every drill has a name of its own', () => {
  expect(new Set(DRILLS.map(({ id }) => id)).size).toBe(DRILLS.length);
});

test.each(DRILLS)('$id is over within 25 s, and watches for longer than it promises', ({ seconds, promise }) => {
  expect(seconds).toBeLessThanOrEqual(25);
  for (const path of PATHS) {
    // a longer gap than is watched could never be seen
    expect(promise.writeGapSeconds[path]).toBeLessThan(seconds);
    expect(promise.readGapSeconds[path]).toBeLessThan(seconds);
  }
  expect(promise.waitSeconds).toBeLessThan(seconds);
});

test.each(DRILLS.filter(({ promise }) => promise.writesStop))(
  '$id stops writes while it is watched',
  ({ seconds, promise }) => {
    const { from = 0, to = 0 } = promise.writesStop ?? {};
    expect(from).toBeLessThan(to);
    expect(to).toBeLessThan(seconds);
  },
);

test('only a loss without a quorum stops all writes', () => {
  expect(DRILLS.filter(({ promise }) => promise.writesStop).map(({ id }) => id)).toEqual(['writer-and-reader-lost']);
});
