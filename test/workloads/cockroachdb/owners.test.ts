// The query is one that PostgreSQL understands too, where the rows of the backup stand in a table.
import { ownersQuery } from '../../../lib/workloads/cockroachdb/owners';
import { type Answer, serverPrograms, ThrowAwayServer } from '../postgres/server';

const PROGRAMS = serverPrograms();

// without the server this says so in the list of tests, instead of passing
const withServer = PROGRAMS ? describe : describe.skip;

const OBJECTS = `CREATE SCHEMA mine; CREATE TYPE mine.state AS ENUM ('a'); CREATE TABLE orders (id int); CREATE TABLE mine."Odd name" (id int);
CREATE VIEW recent AS SELECT * FROM orders; CREATE SEQUENCE numbers; CREATE TABLE kept (id int); CREATE TABLE orphan (id int);
CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION two() RETURNS int LANGUAGE sql AS 'SELECT 2'; CREATE FUNCTION two(int) RETURNS int LANGUAGE sql AS 'SELECT 2';`;

/** As CockroachDB tells them: owners as identifiers, schemas without a parent, array types too, once for each layer. */
const BACKUP = `CREATE TABLE pg_temp.backup (database_name text, parent_schema_name text, object_name text, object_type text, end_time int, owner text);
INSERT INTO pg_temp.backup VALUES
  ('app', NULL, 'public', 'schema', 1, 'admin'), ('app', NULL, 'mine', 'schema', 1, '"service-a"'),
  ('app', 'mine', 'state', 'type', 1, '"service-a"'), ('app', 'mine', '_state', 'type', 1, '"service-a"'),
  ('app', 'public', 'orders', 'table', 1, '"service-a"'), ('app', 'public', 'orders', 'table', 2, 'reports'),
  ('app', 'mine', 'Odd name', 'table', 1, '"service-a"'), ('app', 'public', 'recent', 'table', 1, '"service-a"'),
  ('app', 'public', 'numbers', 'table', 1, '"service-a"'), ('app', 'public', 'kept', 'table', 1, 'root'),
  ('app', 'public', 'orphan', 'table', 1, 'gone'), ('app', 'public', 'dropped', 'table', 1, '"service-a"'),
  ('app', 'public', 'one', 'function', 1, '"service-a"'), ('app', 'public', 'two', 'function', 1, '"service-a"'),
  ('other', 'public', 'kept', 'table', 3, '"service-a"');`;

withServer('on a real server, which is skipped without one in /usr/lib/postgresql', () => {
  let server: ThrowAwayServer;
  const query = ownersQuery('app', 'pg_temp.backup');
  const give = (tail: string): Answer => server.psql('root', `${BACKUP}\n${query}\n${tail}`);

  beforeAll(() => {
    server = new ThrowAwayServer(PROGRAMS ?? '');
    server.psql(
      'cloud',
      'CREATE ROLE root LOGIN SUPERUSER; CREATE ROLE "service-a"; CREATE ROLE reports; CREATE DATABASE app;',
      {
        database: 'postgres',
      },
    );
    expect(server.psql('root', OBJECTS)).toMatchObject({ succeeded: true });
  }, 20_000);

  afterAll(() => server?.close());

  test('schemas go back before what is in them, each to its last owner, and nothing that has none to go to', () => {
    expect(give(';').rows).toEqual([
      'ALTER SCHEMA mine OWNER TO "service-a"',
      'ALTER TYPE mine.state OWNER TO "service-a"',
      'ALTER TABLE mine."Odd name" OWNER TO "service-a"',
      'ALTER TABLE public.numbers OWNER TO "service-a"',
      'ALTER TABLE public.orders OWNER TO reports',
      'ALTER TABLE public.recent OWNER TO "service-a"',
      'ALTER FUNCTION public.one OWNER TO "service-a"',
    ]);
  });

  test('psql runs them, any number of times', () => {
    for (const _ of ['first', 'again']) expect(give('\\gexec')).toMatchObject({ succeeded: true, errors: '' });
    const owners =
      "SELECT relname, relowner::regrole FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1";
    expect(server.psql('root', owners).rows).toEqual([
      'kept|root',
      'numbers|"service-a"',
      'orders|reports',
      'orphan|root',
      'recent|"service-a"',
    ]);
  });
});
