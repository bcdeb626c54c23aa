import type { Answer, Database, Right, Role } from './right';

const REFUSED = '42501';

const answers = (writer: Answer, reader: Answer, analyst: Answer): Readonly<Record<Role, Answer>> => ({
  writer,
  reader,
  analyst,
});

const EVERYBODY = answers('allowed', 'allowed', 'allowed');
const WRITERS = answers('allowed', REFUSED, REFUSED);
const NOBODY = answers(REFUSED, REFUSED, REFUSED);

type Sql = Right['sql'];
type Answers = Readonly<Partial<Record<Role, Answer>>>;
type Extra = Partial<Pick<Right, 'answers' | 'seenOnCockroachDb' | 'exception'>>;

const both = (sql: string): Sql => ({ postgresql: sql, cockroachdb: sql });

/** A row: the same answers of all databases that have such a statement, but for what `extra` says. */
function right(id: string, what: string, sql: Sql, who: Answers, extra: Extra = {}): Right {
  const postgres: readonly Database[] = sql.postgresql ? ['eks-postgres', 'eks-aurora'] : [];
  const databases: readonly Database[] = [...(sql.cockroachdb ? (['cockroachdb'] as const) : []), ...postgres];
  const same = Object.fromEntries(databases.map((database) => [database, who]));
  return { id, what, sql, seenOnCockroachDb: [], ...extra, answers: { ...same, ...extra.answers } };
}

const QUEUE =
  'PostgreSQL asks for no right. A message is gone when everybody who listens has it; one session that listens and never takes its messages can fill the queue of 8 GB.';

const HELD_ROWS =
  'The rows of such a cursor lie in a temporary file until it is closed or the session ends. In eks-postgres `temp_file_limit` allows each process a tenth of the volume; Aurora has its own limit.';

const LATER_RIGHTS =
  'They are rights on what the user itself makes later, and a reader makes nothing. A writer can also take from all writers the rights on what others make later (`DROP OWNED BY trizone_write`); the next bootstrap gives them again.';

const OWN_DEFAULTS =
  'PostgreSQL lets everybody change the defaults and the password of its own user. With IAM the password is never asked for; behind Pgpool a changed one only shuts the user out.';

/** What each user may do. The analyst sends each statement after it has lifted its defaults. */
export const RIGHTS: readonly Right[] = [
  right(
    'read',
    'read rows of the schema `public`, also of tables that come later',
    both('SELECT count(*) FROM {table}'),
    EVERYBODY,
  ),
  right('read-sequence', 'read a sequence', both('SELECT last_value FROM {sequence}'), EVERYBODY),
  right('insert', 'insert rows', both('INSERT INTO {table} VALUES (2)'), WRITERS),
  right('update', 'change rows', both('UPDATE {table} SET id = id'), WRITERS),
  right('delete', 'delete rows', both('DELETE FROM {table} WHERE id = 2'), WRITERS),
  right('next-number', 'take a number of a sequence', both("SELECT nextval('{sequence}')"), WRITERS),
  right('table', 'make a table', both('CREATE TABLE mine (id INT); DROP TABLE mine'), WRITERS, {
    seenOnCockroachDb: ['writer', 'reader', 'analyst'],
  }),
  right('view', 'make a view', both('CREATE VIEW mine AS SELECT 1 AS one; DROP VIEW mine'), WRITERS),
  right('type', 'make a type', both("CREATE TYPE mine AS ENUM ('a'); DROP TYPE mine"), WRITERS, {
    seenOnCockroachDb: ['writer'],
  }),
  right('schema', 'make a schema', both('CREATE SCHEMA mine; DROP SCHEMA mine'), WRITERS, {
    seenOnCockroachDb: ['writer'],
  }),
  right(
    'temporary-table',
    'make a temporary table',
    {
      postgresql: 'CREATE TEMPORARY TABLE passing (id INT)',
      cockroachdb: "SET experimental_enable_temp_tables = 'on'; CREATE TEMPORARY TABLE passing (id INT)",
    },
    WRITERS,
    { seenOnCockroachDb: ['analyst'] },
  ),
  right(
    'extension',
    'install an extension that PostgreSQL trusts',
    { postgresql: 'CREATE EXTENSION citext; DROP EXTENSION citext' },
    WRITERS,
  ),
  right('large-object', 'store a large object', { postgresql: "SELECT lo_unlink(lo_from_bytea(0, 'a'))" }, WRITERS, {
    answers: { 'eks-aurora': EVERYBODY },
    exception:
      'PostgreSQL lets everybody store large objects. In eks-postgres the superuser has taken that away; Aurora has none who could.',
  }),
  right(
    'message',
    'write a message into the write-ahead log',
    { postgresql: "SELECT pg_logical_emit_message(false, 'trizone', 'a')" },
    WRITERS,
    {
      answers: { 'eks-aurora': EVERYBODY },
      exception: 'As large objects. It changes no data, and takes room until the log is recycled.',
    },
  ),
  right('truncate', 'empty a table of another user', both('TRUNCATE {table}'), NOBODY),
  right('alter', 'change a table of another user', both('ALTER TABLE {table} ADD COLUMN note TEXT'), NOBODY),
  right('drop', 'drop a table of another user', both('DROP TABLE {table}'), NOBODY),
  right('comment', 'comment on a table of another user', both("COMMENT ON TABLE {table} IS 'mine'"), NOBODY, {
    seenOnCockroachDb: ['analyst'],
  }),
  right(
    'statistics',
    'have statistics of a table of another user made',
    {
      postgresql: 'CREATE STATISTICS mine ON id, (id + 1) FROM {table}',
      cockroachdb: 'CREATE STATISTICS mine FROM {table}',
    },
    NOBODY,
    {
      answers: { cockroachdb: EVERYBODY },
      seenOnCockroachDb: ['analyst'],
      exception: 'CockroachDB asks for SELECT alone. It stores what the optimizer guesses by, and no data.',
    },
  ),
  right('become', 'become another user', both('SET ROLE {other}'), NOBODY),
  right('user', 'make a user', both('CREATE ROLE mine'), NOBODY, { seenOnCockroachDb: ['analyst'] }),
  right('database', 'make a database', both('CREATE DATABASE mine'), NOBODY, { seenOnCockroachDb: ['analyst'] }),
  right(
    'settings',
    'change settings of the servers',
    {
      postgresql: "ALTER SYSTEM SET work_mem = '8MB'",
      cockroachdb: "SET CLUSTER SETTING server.shutdown.initial_wait = '9s'",
    },
    NOBODY,
    { seenOnCockroachDb: ['analyst'] },
  ),
  right(
    'file',
    'store a file on the servers',
    {
      postgresql: "COPY (SELECT 1) TO '/tmp/mine'",
      cockroachdb: "EXPORT INTO CSV 'userfile:///mine' FROM SELECT 1",
    },
    NOBODY,
    { seenOnCockroachDb: ['analyst'] },
  ),
  right(
    'other-databases',
    'make a table in another database',
    { cockroachdb: 'CREATE TABLE defaultdb.public.mine (id INT)' },
    NOBODY,
    { seenOnCockroachDb: ['reader', 'analyst'] },
  ),
  right(
    'maintenance-database',
    'make a table in the database for tools',
    { cockroachdb: 'CREATE TABLE postgres.public.mine (id INT)' },
    NOBODY,
    { seenOnCockroachDb: ['reader', 'analyst'] },
  ),
  right('backup', 'back the cluster up', { cockroachdb: "BACKUP INTO 'userfile:///mine'" }, NOBODY, {
    seenOnCockroachDb: ['analyst'],
  }),
  right(
    'import',
    'import a file into a table',
    { cockroachdb: "IMPORT INTO {table} (id) CSV DATA ('userfile:///mine')" },
    { reader: REFUSED, analyst: REFUSED },
    { seenOnCockroachDb: ['analyst'] },
  ),
  right('lift', 'lift the limit of a statement for a session', both('SET statement_timeout = 0'), EVERYBODY, {
    seenOnCockroachDb: ['analyst'],
  }),
  right(
    'defaults',
    'change the defaults of its own user',
    { postgresql: "ALTER ROLE {self} SET search_path = 'public'; ALTER ROLE {self} RESET search_path" },
    EVERYBODY,
    { exception: OWN_DEFAULTS },
  ),
  right('notify', 'send a message to who listens', { postgresql: "NOTIFY trizone, 'a'" }, EVERYBODY, {
    exception: QUEUE,
  }),
  right(
    'held-cursor',
    'keep the rows of a query for the session',
    { postgresql: 'DECLARE held CURSOR WITH HOLD FOR SELECT 1; CLOSE held' },
    EVERYBODY,
    { exception: HELD_ROWS },
  ),
  right(
    'later-rights',
    'say who may use what it makes later',
    {
      postgresql:
        'ALTER DEFAULT PRIVILEGES GRANT UPDATE ON TABLES TO PUBLIC; ALTER DEFAULT PRIVILEGES REVOKE UPDATE ON TABLES FROM PUBLIC',
    },
    EVERYBODY,
    { exception: LATER_RIGHTS },
  ),
];
