import { identifier, literal, psqlScript } from '../sql';
import { giveStoringFunctions } from './storing-functions';

/** A service's user. */
export interface PostgresUser {
  readonly name: string;
  /** read: SELECT; write: also INSERT, UPDATE, DELETE, and tables, temporary tables, types, schemas and trusted extensions of its own. */
  readonly access: 'read' | 'write';
  /** A token of its cloud identity, or a password. */
  readonly authentication: 'identity' | 'password';
}

/** What the database looks like after the bootstrap. */
export interface PostgresBootstrapProps {
  readonly database: string;
  readonly users: readonly PostgresUser[];
  readonly analyst: {
    readonly username: string;
    readonly statementTimeoutSeconds: number;
    /** Connections to one server at once. @default - no limit */
    readonly connectionLimit?: number;
    /** @default 'identity' */
    readonly authentication?: PostgresUser['authentication'];
  };
}

/**
 * The role whose members come with a token of IAM in place of a password.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
 */
const IAM_ROLE = 'rds_iam';

/** Roles that hold the rights; a user has its own by being a member. A service's name has no `_`, so none can be called so. */
export const READ = 'trizone_read';
export const WRITE = 'trizone_write';

/** Any number: two bootstraps that run at once would stumble over each other. */
const LOCK = 3_290_417_565;

/** The variable of the environment that holds the password of a user. */
export const passwordVariable = (index: number): string => `PASSWORD_${index}`;

/** Sends every row of the query as a statement of its own. */
const forEach = (query: string): string => `${query} \\gexec`;

/** The wanted users as rows, so that the script grows by one short line for each. */
function wanted({ users, analyst }: PostgresBootstrapProps): string[] {
  const rows = [
    ...users.map(({ name, access, authentication }) => [name, access === 'write' ? WRITE : READ, authentication]),
    [analyst.username, READ, analyst.authentication ?? 'identity'],
  ];
  return [
    'CREATE TEMPORARY TABLE wanted (name text PRIMARY KEY, rights text, authentication text) ON COMMIT DROP;',
    `INSERT INTO wanted VALUES\n${rows.map((row) => `  (${row.map(literal).join(', ')})`).join(',\n')};`,
  ];
}

const ROLES = [
  forEach(
    `SELECT format('CREATE ROLE %I NOLOGIN', name) FROM (VALUES ('${READ}'), ('${WRITE}')) AS roles (name) WHERE name NOT IN (SELECT rolname FROM pg_roles)`,
  ),
  forEach("SELECT format('CREATE ROLE %I', name) FROM wanted WHERE name NOT IN (SELECT rolname FROM pg_roles)"),
  forEach("SELECT format('ALTER ROLE %I LOGIN', name) FROM wanted"),
  // who came with a password and comes with a token now must not be able to come with both
  forEach("SELECT format('ALTER ROLE %I PASSWORD NULL', name) FROM wanted WHERE authentication = 'identity'"),
];

/** The membership of every user: its rights, and how it comes. Whoever is not wanted any more stays outside. */
const MEMBERSHIPS = [
  `CREATE TEMPORARY VIEW memberships AS
  SELECT member.rolname AS name, granted.rolname AS rights FROM pg_auth_members
  JOIN pg_roles AS member ON member.oid = pg_auth_members.member
  JOIN pg_roles AS granted ON granted.oid = pg_auth_members.roleid
  WHERE granted.rolname IN ('${READ}', '${WRITE}', '${IAM_ROLE}') AND member.rolname <> current_user;`,
  `CREATE TEMPORARY VIEW wanted_memberships AS
  SELECT name, rights FROM wanted UNION ALL SELECT name, '${IAM_ROLE}' FROM wanted WHERE authentication = 'identity';`,
  forEach(
    `SELECT format('ALTER ROLE %I NOLOGIN', name) FROM memberships WHERE rights IN ('${READ}', '${WRITE}') AND name NOT IN (SELECT name FROM wanted)`,
  ),
  forEach(
    `SELECT format('REVOKE %I FROM %I', rights, name) FROM memberships AS old
  WHERE EXISTS (SELECT FROM memberships AS ours WHERE ours.name = old.name AND ours.rights IN ('${READ}', '${WRITE}'))
  AND NOT EXISTS (SELECT FROM wanted_memberships AS new WHERE new.name = old.name AND new.rights = old.rights)`,
  ),
  forEach(
    "SELECT format('GRANT %I TO %I', rights, name) FROM (TABLE wanted_memberships EXCEPT SELECT name::text, rights::text FROM memberships) AS missing",
  ),
  'DROP VIEW wanted_memberships;',
  'DROP VIEW memberships;',
];

/** The databases of this user; the rest belong to the cloud. */
const DATABASES = [
  forEach(
    "SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', datname) FROM pg_database WHERE datdba = (SELECT oid FROM pg_roles WHERE rolname = current_user)",
  ),
  'REVOKE ALL ON SCHEMA public FROM PUBLIC;',
];

/** Kinds of objects: as a grant names one, as default privileges name all, and as the catalogue marks them. */
const TABLE = { one: 'TABLE', all: 'TABLES', marks: "'r', 'p', 'v', 'm', 'f'" };
const SEQUENCE = { one: 'SEQUENCE', all: 'SEQUENCES', marks: "'S'" };

/**
 * To whom what comes later is open. Everybody who enters the schema may read, so reading is for PUBLIC there: each member of a
 * role can take the rights on what comes later from the whole role (`DROP OWNED BY`), and nobody can take them from PUBLIC.
 */
const OBJECT_RIGHTS = [
  { kind: TABLE, rights: 'SELECT', role: READ, later: 'PUBLIC' },
  { kind: TABLE, rights: 'SELECT, INSERT, UPDATE, DELETE', role: WRITE, later: WRITE },
  { kind: SEQUENCE, rights: 'SELECT', role: READ, later: 'PUBLIC' },
  { kind: SEQUENCE, rights: 'USAGE, SELECT, UPDATE', role: WRITE, later: WRITE },
];

/**
 * Rights on what is there and on what the writers and this user create later. Both belong to whoever created it, so this
 * user becomes a member of each writer. It must not stay one: a member of a member of rds_iam is asked for a token in
 * place of its password. In a transaction nobody sees that it ever was.
 */
const TABLES = [
  `CREATE TEMPORARY VIEW owners AS SELECT name FROM wanted WHERE rights = '${WRITE}' UNION ALL SELECT current_user::text;`,
  forEach("SELECT format('GRANT %I TO CURRENT_USER', name) FROM owners WHERE name <> current_user"),
  ...OBJECT_RIGHTS.flatMap(({ kind, rights, role, later }) => [
    forEach(
      `SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public GRANT ${rights} ON ${kind.all} TO ${later}', name) FROM owners`,
    ),
    forEach(
      `SELECT format('GRANT ${rights} ON ${kind.one} %s TO ${role}', string_agg(pg_class.oid::regclass::text, ', ')) FROM pg_class
  JOIN pg_roles ON pg_roles.oid = relowner JOIN owners ON owners.name = rolname
  WHERE relnamespace = 'public'::regnamespace AND relkind IN (${kind.marks}) HAVING count(*) > 0`,
    ),
  ]),
  forEach("SELECT format('REVOKE %I FROM CURRENT_USER', name) FROM owners WHERE name <> current_user"),
  'DROP VIEW owners;',
];

/** The users that come with a password, in the order of {@link passwordVariable}. */
export function usersWithPassword({ users, analyst }: PostgresBootstrapProps): string[] {
  const names = users.filter(({ authentication }) => authentication === 'password').map(({ name }) => name);
  return analyst.authentication === 'password' ? [...names, analyst.username] : names;
}

/** A statement that fails is not shown: the password stands in it. */
function passwords(names: readonly string[]): string[] {
  return names.length === 0
    ? []
    : [
        '\\set ECHO none',
        '\\set VERBOSITY terse',
        ...names.flatMap((name, index) => [
          `\\getenv password_${index} ${passwordVariable(index)}`,
          `ALTER ROLE ${identifier(name)} PASSWORD :'password_${index}';`,
        ]),
        '\\set VERBOSITY default',
        '\\set ECHO errors',
      ];
}

/**
 * The psql script that brings the database to the wanted state, in one transaction. It can run any number of times, by the
 * owner of the database with the right to create roles; it needs no superuser. It drops no role and no table: a user that
 * is no longer wanted can no longer log in, and one that may only read from now on still owns the tables that it made.
 *
 * @see https://www.postgresql.org/docs/17/sql-alterdefaultprivileges.html
 */
export function postgresBootstrapSql(props: PostgresBootstrapProps): string {
  const { database, analyst } = props;
  const { connectionLimit } = analyst;
  const user = identifier(analyst.username);
  return psqlScript([
    ['One bootstrap at a time, all of it or nothing', ['BEGIN;', `SELECT pg_advisory_xact_lock(${LOCK});`]],
    ['Who is wanted', wanted(props)],
    ['Roles', ROLES],
    ['Passwords', passwords(usersWithPassword(props))],
    ['Members of the roles', MEMBERSHIPS],
    ['Nobody connects or creates without a grant', DATABASES],
    [
      'The database',
      [
        `GRANT CONNECT ON DATABASE ${identifier(database)} TO ${READ}, ${WRITE};`,
        `GRANT USAGE ON SCHEMA public TO ${READ}, ${WRITE};`,
        `GRANT CREATE ON SCHEMA public TO ${WRITE};`,
        // for temporary tables, for schemas and for extensions that PostgreSQL trusts
        `GRANT TEMPORARY, CREATE ON DATABASE ${identifier(database)} TO ${WRITE};`,
        forEach(giveStoringFunctions(WRITE)),
      ],
    ],
    ['Tables: those that are there, and those that come', TABLES],
    [
      'The analyst: read only',
      [
        `ALTER ROLE ${user} SET default_transaction_read_only = 'on';`,
        `ALTER ROLE ${user} SET statement_timeout = ${literal(`${analyst.statementTimeoutSeconds}s`)};`,
        `ALTER ROLE ${user} SET idle_in_transaction_session_timeout = '60s';`,
        ...(connectionLimit === undefined ? [] : [`ALTER ROLE ${user} CONNECTION LIMIT ${connectionLimit};`]),
      ],
    ],
    ['Done', ['COMMIT;']],
  ]);
}
