import {
  PostgresBootstrapJob,
  PostgresCluster,
  postgresBootstrapSql,
  postgresClusterBootstrap,
} from '../../../lib/workloads';
import { answersOf, askPostgres } from '../../rights/ask-postgres';
import { POSTGRES } from '../examples';
import { oneOf, synthesize } from '../manifests';
import { containerOf } from '../pod';
import { serverPrograms, ThrowAwayServer } from '../postgres/server';

const PROGRAMS = serverPrograms();

// without the server this says so in the list of tests, instead of passing
const withServer = PROGRAMS ? describe : describe.skip;

const PROPS = postgresClusterBootstrap({
  cluster: POSTGRES,
  database: 'app',
  users: [
    { name: 'orders', access: 'write' },
    { name: 'reports', access: 'read' },
    { name: 'billing', access: 'write' },
  ],
  analyst: { username: 'analyst', statementTimeoutSeconds: 300, connectionLimit: 2 },
  image: 'registry.example.com/psql:18',
  user: 999,
  passwordSecret: 'passwords',
});

const PASSWORDS = {
  PASSWORD_0: 'orders-secret',
  PASSWORD_1: 'reports-secret',
  PASSWORD_2: 'billing-secret',
  PASSWORD_3: 'analyst-secret',
};

test('the bootstrap speaks to the writer as the owner, with the password that the operator made', () => {
  expect(PROPS).toMatchObject({
    name: 'pg',
    namespace: 'postgres',
    server: { host: 'pg-rw.postgres.svc.cluster.local', port: 5432 },
    admin: { username: 'trizone_owner', secret: 'pg-app', key: 'password' },
    ca: { kind: 'Secret', name: 'pg-trust' },
    passwordSecret: 'passwords',
  });
});

test("the Job takes the password of every user from one Secret, the analyst's too", () => {
  const manifests = synthesize((chart) => new PostgresBootstrapJob(chart, 'Bootstrap', PROPS));
  const { env = [] } = containerOf(oneOf(manifests, 'Job').spec.template, 'sql');
  const passwords = env.filter(({ name }) => name.startsWith('PASSWORD_'));
  expect(passwords.map(({ name, valueFrom }) => [name, valueFrom])).toEqual(
    ['orders', 'reports', 'billing', 'analyst'].map((key, index) => [
      `PASSWORD_${index}`,
      { secretKeyRef: { name: 'passwords', key } },
    ]),
  );
});

withServer('on a real server, which is skipped without one in /usr/lib/postgresql', () => {
  let server: ThrowAwayServer;
  const sql = postgresBootstrapSql(PROPS);
  const rows = (user: string, query: string): readonly string[] => {
    const { succeeded, rows: found, errors } = server.psql(user, query);
    if (!succeeded) throw new Error(errors);
    return found;
  };

  beforeAll(() => {
    server = new ThrowAwayServer(PROGRAMS ?? '');
    // as the operator makes the owner and the database, and what runs in it then
    const made = server.psql('cloud', 'CREATE ROLE trizone_owner LOGIN; CREATE DATABASE app OWNER trizone_owner;', {
      database: 'postgres',
    });
    expect(made).toMatchObject({ succeeded: true });
    const manifests = synthesize((chart) => new PostgresCluster(chart, 'Postgres', POSTGRES));
    const { postInitApplicationSQL } = oneOf(manifests, 'Cluster').spec.bootstrap.initdb;
    expect(server.psql('cloud', postInitApplicationSQL.map((line) => `${line};`).join('\n'))).toMatchObject({
      succeeded: true,
    });
    for (const _ of ['first', 'again']) {
      expect(server.psql('trizone_owner', sql, { env: PASSWORDS })).toMatchObject({ succeeded: true, errors: '' });
    }
  }, 20_000);

  afterAll(() => server?.close());

  test('every user has a password, the analyst too, and a connection limit where it is wanted', () => {
    expect(
      rows(
        'cloud',
        "SELECT rolname, rolpassword LIKE 'SCRAM-SHA-256$%', rolconnlimit FROM pg_authid WHERE rolname IN ('orders', 'reports', 'analyst') ORDER BY 1",
      ),
    ).toEqual(['analyst|t|2', 'orders|t|-1', 'reports|t|-1']);
  });

  test('readers and the analyst read what a writer makes later', () => {
    rows('orders', 'CREATE TABLE later (id int); INSERT INTO later VALUES (7);');
    expect([rows('reports', 'SELECT id FROM later'), rows('analyst', 'SELECT id FROM later')]).toEqual([['7'], ['7']]);
  });

  test('every user may do what the table of rights says, and is refused the rest with its SQLSTATE', () => {
    const users = { writer: 'billing', reader: 'reports', analyst: 'analyst', owner: 'orders' };
    expect(askPostgres(server, users)).toEqual(answersOf('eks-postgres'));
  });

  test('the owner is no superuser', () => {
    expect(rows('cloud', "SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = 'trizone_owner'")).toEqual([
      'f|t',
    ]);
  });

  test('a statement of the owner that fails is not in the log: a password may stand in it', () => {
    const shown = (user: string, word: string) => {
      server.psql(user, `ALTER ROLE nobody_there PASSWORD '${word}'`);
      return server.log.includes(word);
    };
    expect([shown('trizone_owner', 'first-secret'), shown('cloud', 'second-secret')]).toEqual([false, true]);
  });
});
