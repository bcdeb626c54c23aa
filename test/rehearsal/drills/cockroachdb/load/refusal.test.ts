// What psql printed of the refusals of CockroachDB, with VERBOSITY verbose.
import { isMissingRight, refusalOf } from '../../../../../rehearsal/drills/cockroachdb/load/refusal';

const refused = (stderr: string) => refusalOf({ status: 3, stderr });

test('a statement is refused with its SQLSTATE', () => {
  const stderr =
    'psql:<stdin>:2: ERROR:  42501: user analyst does not have CREATE privilege on schema public\nLOCATION:  x';
  expect(refused(stderr)).toEqual({
    state: '42501',
    words: 'user analyst does not have CREATE privilege on schema public',
  });
});

test('a connection is refused with the words of the server, and no SQLSTATE', () => {
  const stderr =
    'psql: error: connection to server at "10.64.1.10", port 26257 failed: FATAL:  authentication rejected by configuration\n';
  expect(refused(stderr)).toEqual({
    words:
      'psql: error: connection to server at "10.64.1.10", port 26257 failed: FATAL: authentication rejected by configuration',
  });
});

test('what comes to its end is not refused, whatever was told on the way', () => {
  expect(refusalOf({ status: 0, stderr: 'NOTICE:  00000: schedule exists' })).toBeUndefined();
});

test.each([
  ['42501', 'permission denied to set role', true],
  ['XXUUU', 'user reports does not have CREATE privilege on schema public', true],
  ['42601', 'at or near "mine": syntax error', false],
  ['42P01', 'relation "drill_rights" does not exist', false],
  ['0A000', 'temporary tables are only supported experimentally', false],
])('%s: %s: a missing right: %s', (state, words, expected) => {
  expect(isMissingRight({ state, words })).toBe(expected);
});
