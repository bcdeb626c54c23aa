import { DETECTION_SECONDS, endpoints, isLost } from '../../../../../rehearsal/drills/postgres/stand-ins/endpoints';
import type { Answer } from '../../../../../rehearsal/drills/postgres/stand-ins/probe';

/** Everybody gives this answer, and a silent one has been away for so many seconds. */
const health = (answer: Answer, seconds = 0) => ({ answer: () => answer, awayFor: () => seconds * 1000 });
const SERVERS = [{ address: 'a' }, { address: 'b' }];

test('leads to those that answer', () => {
  expect(endpoints(SERVERS, health('answers'))).toEqual(['a', 'b']);
});

test('no longer leads to one that has ended', () => {
  expect(endpoints(SERVERS, health('refuses', 0.1))).toEqual([]);
});

test('leads to a silent one until it counts as lost', () => {
  expect(endpoints(SERVERS, health('silent', DETECTION_SECONDS - 0.1))).toEqual(['a', 'b']);
  expect(endpoints(SERVERS, health('silent', DETECTION_SECONDS))).toEqual([]);
});

test('one that has ended counts as lost after the same time, and not before', () => {
  expect(isLost('a', health('refuses', DETECTION_SECONDS - 0.1))).toBe(false);
  expect(isLost('a', health('refuses', DETECTION_SECONDS))).toBe(true);
});
