import { counted } from '../../lib/zones';

test('counts one thing in the singular, none and several in the plural', () => {
  expect([0, 1, 2].map((count) => counted(count, 'host name'))).toEqual([
    '0 host names',
    '1 host name',
    '2 host names',
  ]);
});
