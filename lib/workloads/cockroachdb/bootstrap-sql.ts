import { digest } from '../../zones';
import { identifier, literal, psqlScript } from '../sql';
import { type Admitted, hostBasedAuthentication } from './host-based-authentication';

/** A service's user. */
export interface ServiceUser {
  readonly name: string;
  /** read: SELECT; write: also INSERT, UPDATE, DELETE, and tables, types and schemas of its own. */
  readonly access: 'read' | 'write';
}

/** What the database looks like after the bootstrap. */
export interface BootstrapProps {
  readonly database: string;
  readonly users: readonly ServiceUser[];
  readonly analyst: { readonly username: string; readonly statementTimeoutSeconds: number };
  /** Who may connect from where. */
  readonly admitted: Admitted;
  /** Whether the environment variable COCKROACH_LICENCE holds a licence, and whether nodes report to its issuer. */
  readonly licence?: { readonly telemetry: boolean };
  readonly backup: {
    /** URI of the collection, without credentials. */
    readonly uri: string;
    readonly incremental: string;
    readonly full: string;
  };
}

/** Seconds for which a stopping node lets load balancers take notice before it closes connections. */
const INITIAL_WAIT = '10s';

/**
 * An empty licence is no mistake to CockroachDB, so the script makes one of it. A statement that fails is not shown: the
 * licence stands in it.
 */
const LICENCE = [
  '\\getenv licence COCKROACH_LICENCE',
  '\\set ECHO none',
  "SELECT :'licence' = '' AS licence_is_empty",
  '\\gset',
  '\\if :licence_is_empty',
  "SELECT CAST('the Secret with the licence is empty' AS INT);",
  '\\endif',
  "SET CLUSTER SETTING enterprise.license = :'licence';",
  '\\set ECHO errors',
];

function settings({ admitted, licence }: BootstrapProps): string[] {
  return [
    // before CREATE DATABASE: it decides whether everybody may create tables in its public schema
    'SET CLUSTER SETTING sql.auth.public_schema_create_privilege.enabled = false;',
    `SET CLUSTER SETTING server.shutdown.initial_wait = ${literal(INITIAL_WAIT)};`,
    `SET CLUSTER SETTING server.host_based_authentication.configuration = ${literal(hostBasedAuthentication(admitted))};`,
    `SET CLUSTER SETTING diagnostics.reporting.enabled = ${licence?.telemetry ?? false};`,
  ];
}

type Kind = 'TABLES' | 'SEQUENCES';

/** Rights on what is there, and on what any user creates later. */
function rights(grants: string, kind: Kind, user: string): string[] {
  return [
    `GRANT ${grants} ON ALL ${kind} IN SCHEMA public TO ${user};`,
    `ALTER DEFAULT PRIVILEGES FOR ALL ROLES IN SCHEMA public GRANT ${grants} ON ${kind} TO ${user};`,
  ];
}

const reading = (user: string): string[] => [
  ...rights('SELECT', 'TABLES', user),
  ...rights('SELECT', 'SEQUENCES', user),
];

function login(name: string, database: string): string[] {
  const user = identifier(name);
  return [
    `CREATE USER IF NOT EXISTS ${user};`,
    `GRANT CONNECT ON DATABASE ${identifier(database)} TO ${user};`,
    `GRANT USAGE ON SCHEMA public TO ${user};`,
  ];
}

function serviceUser({ name, access }: ServiceUser, database: string): string[] {
  const user = identifier(name);
  if (access === 'read') return [...login(name, database), ...reading(user)];
  return [
    ...login(name, database),
    // of the database: for types and schemas
    `GRANT CREATE ON DATABASE ${identifier(database)} TO ${user};`,
    `GRANT CREATE ON SCHEMA public TO ${user};`,
    ...rights('SELECT, INSERT, UPDATE, DELETE', 'TABLES', user),
    ...rights('USAGE, SELECT, UPDATE', 'SEQUENCES', user),
  ];
}

function analyst({ analyst: { username, statementTimeoutSeconds }, database }: BootstrapProps): string[] {
  const user = identifier(username);
  return [
    ...login(username, database),
    ...reading(user),
    `ALTER ROLE ${user} SET default_transaction_read_only = 'on';`,
    `ALTER ROLE ${user} SET statement_timeout = ${literal(`${statementTimeoutSeconds}s`)};`,
    `ALTER ROLE ${user} SET idle_in_transaction_session_timeout = '60s';`,
  ];
}

/** Begins the labels of the schedules of the bootstrap. */
export const BACKUP_PREFIX = 'trizone-backup-';

/**
 * A schedule cannot be changed in place, so its label carries a digest of its settings and others with our prefix go. It
 * keeps the time of the last backup that was completed, because a schedule itself succeeds without any.
 */
function backup({ backup: { uri, incremental, full } }: BootstrapProps): string[] {
  const options = "first_run = 'now', ignore_existing_backups, updates_cluster_last_backup_time_metric";
  const label = `${BACKUP_PREFIX}${digest([uri, incremental, full, options])}`;
  return [
    `CREATE SCHEDULE IF NOT EXISTS ${literal(label)} FOR BACKUP INTO ${literal(uri)} WITH revision_history RECURRING ${literal(incremental)} FULL BACKUP ${literal(full)} WITH SCHEDULE OPTIONS ${options};`,
    `DROP SCHEDULES WITH schedules AS (SHOW SCHEDULES) SELECT id FROM schedules WHERE label LIKE ${literal(`${BACKUP_PREFIX}%`)} AND label != ${literal(label)};`,
  ];
}

/**
 * Takes from everybody what the databases give away. Those that are there from the start were made before the setting about
 * public schemas, so everybody may create tables in them, and through them store files in the cluster. CockroachDB does not
 * ask for CONNECT when a session begins (issue 59875): who comes in is decided by the host-based authentication.
 */
function closed(database: string): string[] {
  return [database, 'defaultdb', 'postgres'].flatMap((name) => [
    `REVOKE CONNECT ON DATABASE ${identifier(name)} FROM public;`,
    `REVOKE CREATE ON SCHEMA ${identifier(name)}.public FROM public;`,
  ]);
}

/**
 * The psql script that brings the database to the wanted state. It can run any number of times. It drops no user and takes
 * no right back: a user who is no longer admitted is kept out by the host-based authentication. The licence comes last: a bad
 * one fails the script when everything else is done.
 *
 * @see https://www.cockroachlabs.com/docs/v26.2/sql-statements
 */
export function bootstrapSql(props: BootstrapProps): string {
  const { database, users, licence } = props;
  return psqlScript([
    ['Cluster settings', settings(props)],
    [
      'The database; nobody creates anything in any without a grant',
      [`CREATE DATABASE IF NOT EXISTS ${identifier(database)};`, ...closed(database), `USE ${identifier(database)};`],
    ],
    ...users.map(
      (user) => [`Service ${JSON.stringify(user.name)}: ${user.access}`, serviceUser(user, database)] as const,
    ),
    ['The analyst: read only, also of tables created later', analyst(props)],
    ['Backups', backup(props)],
    ...(licence ? [['The licence', LICENCE] as const] : []),
  ]);
}
