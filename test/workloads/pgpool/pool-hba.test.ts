import fc from 'fast-check';
import { poolHba } from '../../../lib/workloads';

test('admits the users to their database, by password and inside of TLS, and nobody else', () => {
  expect(poolHba({ database: 'app', users: ['orders', 'analyst'] })).toBe(`local all all reject
hostssl app orders 0.0.0.0/0 scram-sha-256
hostssl app orders ::/0 scram-sha-256
hostssl app analyst 0.0.0.0/0 scram-sha-256
hostssl app analyst ::/0 scram-sha-256
host all all 0.0.0.0/0 reject
host all all ::/0 reject
`);
});

test('without users, admits nobody', () => {
  const lines = poolHba({ database: 'app', users: [] }).trim().split('\n');
  expect(lines.filter((line) => !line.endsWith(' reject'))).toEqual([]);
});

test('no name makes a line or a field of its own', () => {
  fc.assert(
    fc.property(fc.string(), (user) => {
      let text: string;
      try {
        text = poolHba({ database: 'app', users: [user] });
      } catch {
        return;
      }
      expect(text.split('\n').slice(1, 3)).toEqual([
        `hostssl app ${user} 0.0.0.0/0 scram-sha-256`,
        `hostssl app ${user} ::/0 scram-sha-256`,
      ]);
      expect(user).toMatch(/^[^\s,"#+@]+$/);
    }),
  );
});

test.each(['all', 'replication', 'samerole', '+group', '@file', 'a,b', 'a b', 'a\nhost', '"a"', '', 'Orders'])(
  'fails when a user is called %j',
  (user) => {
    expect(() => poolHba({ database: 'app', users: [user] })).toThrow(/'users' must be lower-case letters/);
  },
);

test.each(['all', 'sameuser', 'a b'])('fails when the database is called %j', (database) => {
  expect(() => poolHba({ database, users: ['orders'] })).toThrow(/'database' must be lower-case letters/);
});
