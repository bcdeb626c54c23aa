import { type PostgresBootstrapProps, postgresBootstrapSql } from '../../../lib/workloads';

const PROPS: PostgresBootstrapProps = {
  database: 'app',
  users: [{ name: 'orders', access: 'write', authentication: 'password' }],
  analyst: { username: 'analyst', statementTimeoutSeconds: 300 },
};

const SQL = postgresBootstrapSql(PROPS);

test('stops at the first mistake, and is one transaction', () => {
  expect(SQL.startsWith('\\set ON_ERROR_STOP on\n')).toBe(true);
  expect(SQL.match(/^(BEGIN|COMMIT);$/gm)).toEqual(['BEGIN;', 'COMMIT;']);
  expect(SQL.trimEnd().endsWith('COMMIT;')).toBe(true);
});

test('takes a password from the environment, and shows no statement that holds one', () => {
  const lines = SQL.split('\n');
  const place = (text: string) => lines.findIndex((line) => line.includes(text));
  expect(lines[place('\\getenv')]).toBe('\\getenv password_0 PASSWORD_0');
  expect(lines[place("PASSWORD :'password_0'")]).toBe(`ALTER ROLE "orders" PASSWORD :'password_0';`);
  expect(place('\\set ECHO none')).toBeLessThan(place('\\getenv'));
  expect(place('\\set ECHO errors')).toBeGreaterThan(place("PASSWORD :'password_0'"));
});

test('speaks of no password when nobody has one', () => {
  const users: PostgresBootstrapProps['users'] = [{ name: 'orders', access: 'write', authentication: 'identity' }];
  expect(postgresBootstrapSql({ ...PROPS, users })).not.toMatch(/getenv|:'/);
});

test('grows by one short line for each user', () => {
  const users = (count: number): PostgresBootstrapProps['users'] =>
    [...Array(count).keys()].map((index) => ({
      name: `user-${1000 + index}`,
      access: 'write',
      authentication: 'identity',
    }));
  const size = (count: number) => postgresBootstrapSql({ ...PROPS, users: users(count) }).length;
  expect((size(1000) - size(1)) / 999).toBeLessThan(60);
});

test('quotes names that hold quotes', () => {
  const users: PostgresBootstrapProps['users'] = [{ name: `o'"r`, access: 'read', authentication: 'password' }];
  const sql = postgresBootstrapSql({ ...PROPS, users });
  expect(sql).toContain(`('o''"r', 'trizone_read', 'password')`);
  expect(sql).toContain(`ALTER ROLE "o'""r" PASSWORD`);
});
