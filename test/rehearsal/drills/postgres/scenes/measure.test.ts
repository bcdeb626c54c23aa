import { Reader } from '../../../../../rehearsal/drills/postgres/load/reader';
import { Writer } from '../../../../../rehearsal/drills/postgres/load/writer';
import { measure } from '../../../../../rehearsal/drills/postgres/scenes/measure';

const LOGIN = { host: 'nowhere', port: 1, database: 'app', user: 'nobody', ssl: false as const };
const TIMES = { begun: 1000, ended: 10_000, stop: { from: 2000, to: 3000 } };

function crowd(acknowledged: readonly number[], sent: number, successes: readonly number[], highest = 0) {
  const writer = new Writer('w', LOGIN);
  writer.acknowledged.push(...acknowledged);
  writer.sent = sent;
  writer.client.successes.push(...successes);
  writer.client.latencies.push(4, 6);
  writer.client.errors.push({ at: 1500, kind: 'reset' }, { at: 1600, kind: 'refused' }, { at: 1700, kind: 'refused' });
  const reader = new Reader('w', LOGIN);
  reader.highest = highest;
  reader.client.successes.push(900, 1100, 9900);
  reader.servers.set('one', 3);
  return { path: 'direct' as const, writers: [writer], readers: [{ of: writer, reader }] };
}

const stored = (...numbers: readonly number[]) => new Map([['w', new Set(numbers)]]);

test('measures what clients saw against what the database has', () => {
  const seen = measure(crowd([1, 2, 4], 5, [900, 2500, 9800], 4), TIMES, stored(1, 2, 3));
  expect(seen).toEqual({
    path: 'direct',
    rowsAcknowledged: 3,
    // the 4 was acknowledged and is gone
    rowsLost: 1,
    // the 3 and the 5 had no answer, and the 3 was written
    rowsUnanswered: 2,
    rowsUnansweredWritten: 1,
    writeGapSeconds: 7.3,
    readGapSeconds: 8.8,
    writeErrors: { reset: 1, refused: 2 },
    readErrors: {},
    recovered: true,
    rowsAcknowledgedInStop: 1,
    readsBackwards: 0,
    // the reader saw the 4, which is gone
    readsOfLostRows: 1,
    writeMedianMilliseconds: 5,
    readMedianMilliseconds: 0,
    readsByServer: { one: 3 },
  });
});

test('counts a writer of whom nothing is stored as lost altogether', () => {
  expect(measure(crowd([1, 2], 2, [900, 9800]), TIMES, new Map()).rowsLost).toBe(2);
});

test('has not recovered when one client has no success in the last second', () => {
  expect(measure(crowd([1], 1, [900, 8999]), TIMES, stored(1)).recovered).toBe(false);
});
