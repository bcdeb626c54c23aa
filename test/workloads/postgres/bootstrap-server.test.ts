import { type PostgresBootstrapProps, postgresBootstrapSql } from '../../../lib/workloads';
import { answersOf, askPostgres } from '../../rights/ask-postgres';
import { type Answer, serverPrograms, ThrowAwayServer } from './server';

const PROGRAMS = serverPrograms();

// without the server this says so in the list of tests, instead of passing
const withServer = PROGRAMS ? describe : describe.skip;

const PROPS: PostgresBootstrapProps = {
  database: 'app',
  users: [
    { name: 'service-a', access: 'write', authentication: 'identity' },
    { name: 'service-c', access: 'write', authentication: 'password' },
    { name: 'service-b', access: 'read', authentication: 'identity' },
  ],
  analyst: { username: 'analyst', statementTimeoutSeconds: 300 },
};

const PASSWORD = "it's a 'secret'";

withServer('on a real server, which is skipped without one in /usr/lib/postgresql', () => {
  let server: ThrowAwayServer;
  const bootstrap = (props: PostgresBootstrapProps = PROPS): Answer =>
    server.psql('dbadmin', postgresBootstrapSql(props), { env: { PASSWORD_0: PASSWORD } });
  const as = (user: string, sql: string): Answer => server.psql(user, sql);
  const rows = (user: string, sql: string): readonly string[] => {
    const { succeeded, rows: found, errors } = as(user, sql);
    if (!succeeded) throw new Error(errors);
    return found;
  };

  beforeAll(() => {
    server = new ThrowAwayServer(PROGRAMS ?? '');
    // as Aurora gives it: an administrator who is no superuser and owns the database
    const made = server.psql(
      'cloud',
      `CREATE ROLE rds_iam; CREATE ROLE dbadmin LOGIN CREATEROLE; CREATE ROLE stranger LOGIN;
CREATE DATABASE app OWNER dbadmin;`,
      { database: 'postgres' },
    );
    expect(made).toMatchObject({ succeeded: true });
    server.psql('dbadmin', 'CREATE TABLE first (id int); INSERT INTO first VALUES (1); CREATE SEQUENCE numbers;');
    expect(bootstrap()).toMatchObject({ succeeded: true, errors: '' });
    rows('service-a', 'CREATE TABLE orders (id serial, note text); INSERT INTO orders (note) VALUES (1), (2);');
    // the second run meets tables of the first one's users
    expect(bootstrap()).toMatchObject({ succeeded: true, errors: '' });
  }, 20_000);

  afterAll(() => server?.close());

  test('a user that reads sees every table, those that came later too', () => {
    expect(rows('service-b', 'SELECT count(*) FROM first; SELECT count(*) FROM orders;')).toEqual(['1', '2']);
  });

  test('nobody who reads takes the rights on later tables from the others', () => {
    for (const user of ['analyst', 'service-b']) {
      as(user, 'SET default_transaction_read_only = off; DROP OWNED BY trizone_read;');
    }
    rows('service-c', 'CREATE TABLE since (id int); INSERT INTO since VALUES (8);');
    for (const user of ['analyst', 'service-a', 'service-b']) {
      expect(rows(user, 'SELECT id FROM since')).toEqual(['8']);
    }
    expect(as('stranger', 'SELECT id FROM since')).toMatchObject({ succeeded: false });
    rows('service-c', 'DROP TABLE since');
  });

  test('every user may do what the table of rights says, and is refused the rest with its SQLSTATE', () => {
    const users = { writer: 'service-c', reader: 'service-b', analyst: 'analyst', owner: 'service-a' };
    expect(askPostgres(server, users)).toEqual(answersOf('eks-aurora'));
  });

  test('a user that writes changes the rows of every table, whoever made it, and takes numbers', () => {
    rows('service-c', "INSERT INTO orders (note) VALUES ('c'); INSERT INTO first VALUES (nextval('numbers'));");
    rows('service-a', "DELETE FROM orders WHERE note = 'c'; DELETE FROM first WHERE id > 1;");
    expect(rows('service-a', 'SELECT count(*) FROM orders')).toEqual(['2']);
  });

  test('a user that writes drops its own tables only', () => {
    rows('service-c', 'CREATE TABLE passing (id int); DROP TABLE passing;');
    expect(as('service-c', 'DROP TABLE orders')).toMatchObject({ succeeded: false });
  });

  test('the analyst reads what any writer creates after the bootstrap', () => {
    rows('service-c', 'CREATE TABLE later (id int); INSERT INTO later VALUES (7);');
    expect(rows('analyst', 'SELECT id FROM later')).toEqual(['7']);
    rows('service-c', 'DROP TABLE later');
  });

  test('the analyst begins with transactions that only read', () => {
    expect(as('analyst', 'DELETE FROM orders').errors).toContain('read-only transaction');
  });

  test('the sessions of the analyst end by themselves', () => {
    const shown = ['default_transaction_read_only', 'statement_timeout', 'idle_in_transaction_session_timeout'];
    expect(rows('analyst', shown.map((name) => `SHOW ${name};`).join('\n'))).toEqual(['on', '5min', '1min']);
  });

  test('nobody connects without a grant', () => {
    expect(as('stranger', 'SELECT 1').errors).toContain('permission denied for database "app"');
  });

  test('nobody creates without a grant, even when connected', () => {
    server.psql('dbadmin', 'GRANT CONNECT ON DATABASE app TO stranger');
    expect(as('stranger', 'CREATE TABLE public.mine (id int)').errors).toContain('permission denied');
    expect(as('stranger', 'SELECT * FROM public.first').errors).toContain('permission denied');
    server.psql('dbadmin', 'REVOKE CONNECT ON DATABASE app FROM stranger');
  });

  test('users with an identity come with a token, and only they', () => {
    expect(
      rows(
        'cloud',
        "SELECT rolname, rolpassword IS NOT NULL, pg_has_role(oid, 'rds_iam', 'MEMBER') FROM pg_authid WHERE rolname ~ '^(service|analyst)' ORDER BY 1",
      ),
    ).toEqual(['analyst|f|t', 'service-a|f|t', 'service-b|f|t', 'service-c|t|f']);
  });

  test('the administrator stays no member of rds_iam, or its password would no longer be taken', () => {
    expect(rows('cloud', "SELECT pg_has_role('dbadmin', 'rds_iam', 'MEMBER')")).toEqual(['f']);
  });

  test('a bootstrap that fails changes nothing, and shows no password', () => {
    const sql = postgresBootstrapSql(PROPS).replace('COMMIT;', 'SELECT 1 / 0;');
    rows('dbadmin', 'GRANT INSERT ON first TO "service-b"');
    const answer = server.psql('dbadmin', sql, { env: { PASSWORD_0: PASSWORD } });
    expect(answer).toMatchObject({ succeeded: false, errors: expect.stringContaining('division by zero') });
    rows('dbadmin', 'REVOKE INSERT ON first FROM "service-b"');
    expect(answer.errors + server.log).not.toContain('secret');
  });

  test('a password that is missing stops the bootstrap', () => {
    expect(server.psql('dbadmin', postgresBootstrapSql(PROPS))).toMatchObject({ succeeded: false });
  });

  test('follows a change: another right, another way to come, and one that is gone stays outside', () => {
    const changed: PostgresBootstrapProps = {
      ...PROPS,
      users: [
        { name: 'service-a', access: 'read', authentication: 'identity' },
        { name: 'service-c', access: 'write', authentication: 'identity' },
      ],
    };
    expect(bootstrap(changed)).toMatchObject({ succeeded: true, errors: '' });
    expect(as('service-a', 'CREATE TABLE mine (id int)')).toMatchObject({ succeeded: false });
    expect(rows('cloud', "SELECT rolpassword IS NULL FROM pg_authid WHERE rolname = 'service-c'")).toEqual(['t']);
    expect(as('service-b', 'SELECT 1').errors).toContain('not permitted to log in');
    expect(bootstrap()).toMatchObject({ succeeded: true, errors: '' });
    expect(rows('service-b', 'SELECT count(*) FROM orders')).toEqual(['2']);
    rows('service-a', 'CREATE TABLE again (id int); DROP TABLE again;');
  });
});
