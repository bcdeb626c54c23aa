import { kindOf } from '../../../../../rehearsal/drills/postgres/load/session';

test('counts errors by their code and words, whoever was called', () => {
  const error = Object.assign(new Error('connect ECONNREFUSED 198.18.0.12:5432'), { code: 'ECONNREFUSED' });
  expect(kindOf(error)).toBe('ECONNREFUSED connect ECONNREFUSED <address>');
});

test('keeps the first line', () => {
  expect(kindOf(new Error('first\nsecond'))).toBe('first');
});

test('has a word for what is no error', () => {
  expect(kindOf('odd')).toBe('odd');
});
