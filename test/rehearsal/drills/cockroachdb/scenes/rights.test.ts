import { RIGHTS, type Right } from '../../../../../lib/rights';
import { agrees, statementsOf } from '../../../../../rehearsal/drills/cockroachdb/scenes/rights';

const rightOf = (id: string): Right => {
  const found = RIGHTS.find((right) => right.id === id);
  if (!found) throw new Error(`there is no right '${id}'`);
  return found;
};

const USERS = { writer: 'service-a', reader: 'service-b', analyst: 'analyst' };

test('what a user may must be done, and what it may not must be refused for a missing right', () => {
  const insert = rightOf('insert');
  expect(agrees(insert, 'writer', undefined)).toBe(true);
  expect(agrees(insert, 'writer', { state: '42501', words: 'no' })).toBe(false);
  expect(agrees(insert, 'analyst', undefined)).toBe(false);
  expect(agrees(insert, 'analyst', { state: '42501', words: 'no' })).toBe(true);
  expect(agrees(insert, 'analyst', { state: '42601', words: 'syntax error' })).toBe(false);
});

test('statements are sent one by one, out of the read-only mode', () => {
  expect(statementsOf(rightOf('become').sql.cockroachdb ?? '', USERS, 'analyst')).toEqual([
    'SET default_transaction_read_only = off',
    'SET ROLE "service-a"',
  ]);
  expect(statementsOf(rightOf('type').sql.cockroachdb ?? '', USERS, 'writer')).toHaveLength(3);
});

test('nobody is asked to become itself', () => {
  expect(statementsOf(rightOf('become').sql.cockroachdb ?? '', USERS, 'writer').at(-1)).toBe('SET ROLE "service-b"');
});
