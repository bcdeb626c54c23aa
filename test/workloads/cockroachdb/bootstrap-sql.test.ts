import fc from 'fast-check';
import { RIGHTS, type Role } from '../../../lib/rights';
import { type BootstrapProps, bootstrapSql } from '../../../lib/workloads/cockroachdb/bootstrap-sql';
import { BOOTSTRAP } from '../examples';
import { statements, tokens } from './sql-tokens';

const sql = (change: Partial<BootstrapProps> = {}): string => {
  const { licence: _, ...props } = BOOTSTRAP;
  return bootstrapSql({ ...props, ...change });
};

const ALL = statements(sql());

/** The statements that name the user, without those that only make it. */
const ofUser = (name: string, all = ALL): string[] => all.filter((statement) => statement.includes(`"${name}"`));

/** Where the statement that begins so stands. */
function place(beginning: string, all = ALL): number {
  const found = all.findIndex((statement) => statement.startsWith(beginning));
  if (found < 0) throw new Error(`no statement begins with ${beginning}`);
  return found;
}

test('stops at the first mistake', () => {
  expect(ALL[0]).toBe('\\set ON_ERROR_STOP on');
});

describe('settings', () => {
  test('decide who may create in the public schema before there is a database', () => {
    expect(place('SET CLUSTER SETTING sql.auth.public_schema_create_privilege.enabled = false')).toBeLessThan(
      place('CREATE DATABASE'),
    );
  });

  test('admit the given users and reject the rest', () => {
    const [statement] = ALL.filter((one) => one.includes('host_based_authentication'));
    expect(statement).toBe(
      `SET CLUSTER SETTING server.host_based_authentication.configuration = 'host all root 127.0.0.1/32 cert-password
host all root 10.1.0.0/16 cert
host all "orders" 10.1.0.0/16 cert
host all "analyst" 10.1.0.0/16 cert
host all "analyst" 198.51.100.7/32 cert
host all all all reject'`,
    );
  });

  test('give load balancers time to notice that a member stops', () => {
    expect(ALL).toContain("SET CLUSTER SETTING server.shutdown.initial_wait = '10s'");
  });
});

describe('the database', () => {
  test('is made when it is not there, and used from then on', () => {
    expect(place('CREATE DATABASE IF NOT EXISTS "app"')).toBeLessThan(place('USE "app"'));
    expect(place('USE "app"')).toBeLessThan(place('CREATE USER'));
  });

  // run on CockroachDB v26.1: without it the analyst made tables there, and stored files in the cluster with EXPORT
  test('lets nobody create in a public schema without a grant, nor do the databases that are there from the start', () => {
    expect(ALL.filter((statement) => statement.startsWith('REVOKE'))).toEqual(
      ['app', 'defaultdb', 'postgres'].flatMap((name) => [
        `REVOKE CONNECT ON DATABASE "${name}" FROM public`,
        `REVOKE CREATE ON SCHEMA "${name}".public FROM public`,
      ]),
    );
  });

  test('is closed before the first user is made', () => {
    expect(ALL.findLastIndex((statement) => statement.startsWith('REVOKE'))).toBeLessThan(place('CREATE USER'));
  });
});

describe('rights', () => {
  const login = (name: string) => [
    `CREATE USER IF NOT EXISTS "${name}"`,
    `GRANT CONNECT ON DATABASE "app" TO "${name}"`,
    `GRANT USAGE ON SCHEMA public TO "${name}"`,
  ];
  const rights = (grants: string, kind: 'TABLES' | 'SEQUENCES', name: string) => [
    `GRANT ${grants} ON ALL ${kind} IN SCHEMA public TO "${name}"`,
    `ALTER DEFAULT PRIVILEGES FOR ALL ROLES IN SCHEMA public GRANT ${grants} ON ${kind} TO "${name}"`,
  ];
  const reading = (name: string) => [...rights('SELECT', 'TABLES', name), ...rights('SELECT', 'SEQUENCES', name)];

  test('read: SELECT on the tables and sequences that are there and that come', () => {
    expect(ofUser('reports')).toEqual([...login('reports'), ...reading('reports')]);
  });

  // run on CockroachDB v26.1: without CREATE on the database a type and a schema were refused (42501)
  test('write: rows of all tables, numbers of all sequences, and tables, types and schemas of its own', () => {
    // the first is the host-based authentication
    expect(ofUser('orders').slice(1)).toEqual([
      ...login('orders'),
      'GRANT CREATE ON DATABASE "app" TO "orders"',
      'GRANT CREATE ON SCHEMA public TO "orders"',
      ...rights('SELECT, INSERT, UPDATE, DELETE', 'TABLES', 'orders'),
      ...rights('USAGE, SELECT, UPDATE', 'SEQUENCES', 'orders'),
    ]);
  });

  test('analyst: SELECT alone, in transactions that only read and that end', () => {
    expect(ofUser('analyst').slice(1)).toEqual([
      ...login('analyst'),
      ...reading('analyst'),
      `ALTER ROLE "analyst" SET default_transaction_read_only = 'on'`,
      `ALTER ROLE "analyst" SET statement_timeout = '300s'`,
      `ALTER ROLE "analyst" SET idle_in_transaction_session_timeout = '60s'`,
    ]);
  });

  const USERS: Readonly<Record<Role, string>> = { writer: 'orders', reader: 'reports', analyst: 'analyst' };
  const given = (name: string): string[] =>
    ofUser(name).flatMap((statement) =>
      [...statement.matchAll(/GRANT (.+?) ON /g)].flatMap(([, list = '']) => list.split(', ')),
    );
  const seen = RIGHTS.flatMap(({ sql, answers, seenOnCockroachDb }) =>
    seenOnCockroachDb.map((role) => ({ sql: sql.cockroachdb, role, answer: answers.cockroachdb?.[role] })),
  );

  // run by hand on CockroachDB v26.1, with what was seen; the drill runs them again
  test.each(seen.filter(({ answer, role }) => answer === '42501' && role !== 'writer'))(
    'were refused ($answer) the $role: $sql',
    ({ role }) => {
      expect([...new Set(given(USERS[role]))].sort()).toEqual(['CONNECT', 'SELECT', 'USAGE']);
    },
  );

  test.each(seen.filter(({ answer, role }) => answer === 'allowed' && role === 'writer'))(
    'were enough for the $role: $sql',
    ({ role }) => {
      expect(given(USERS[role])).toContain('CREATE');
    },
  );

  test('nobody is made an administrator, gets a password, or may pass a right on', () => {
    expect(sql()).not.toMatch(/\badmin\b|(?<!cert-)PASSWORD|WITH GRANT OPTION|GRANT ALL/i);
  });

  test('every user is made before it is given anything', () => {
    for (const name of ['orders', 'reports', 'analyst']) {
      const made = place(`CREATE USER IF NOT EXISTS "${name}"`);
      const given = ALL.findIndex((statement) => /^(GRANT|ALTER)/.test(statement) && statement.includes(`"${name}"`));
      expect(given).toBeGreaterThan(made);
    }
  });
});

describe('the licence', () => {
  const licensed = statements(sql({ licence: { telemetry: true } }));

  test('is left out when there is none, and then nothing is reported', () => {
    expect(sql()).not.toMatch(/licen[cs]e/i);
    expect(ALL).toContain('SET CLUSTER SETTING diagnostics.reporting.enabled = false');
  });

  test('comes from the environment, and is not shown even when the statement fails', () => {
    const from = place('\\getenv', licensed);
    expect(licensed.slice(from, from + 2)).toEqual(['\\getenv licence COCKROACH_LICENCE', '\\set ECHO none']);
    expect(licensed.slice(-2)).toEqual(["SET CLUSTER SETTING enterprise.license = :'licence'", '\\set ECHO errors']);
  });

  test('comes after everything else, so that a bad one keeps no user out', () => {
    const unlicensed = statements(sql({ licence: undefined }));
    const reporting = (one: string) => !one.includes('diagnostics.reporting');
    expect(licensed.slice(0, unlicensed.length).filter(reporting)).toEqual(unlicensed.filter(reporting));
  });

  test('stops the script when it is empty, which CockroachDB would take', () => {
    const from = place('\\set ECHO none', licensed) + 1;
    expect(licensed.slice(from, from + 5)).toEqual([
      "SELECT :'licence' = '' AS licence_is_empty",
      '\\gset',
      '\\if :licence_is_empty',
      "SELECT CAST ('the Secret with the licence is empty' AS INT)",
      '\\endif',
    ]);
  });

  test.each([true, false])('reports to its issuer as told: %s', (telemetry) => {
    const all = statements(sql({ licence: { telemetry } }));
    expect(all).toContain(`SET CLUSTER SETTING diagnostics.reporting.enabled = ${telemetry}`);
  });
});

describe('backups', () => {
  const schedules = (change: Partial<BootstrapProps['backup']> = {}): string[] =>
    statements(sql({ backup: { ...BOOTSTRAP.backup, ...change } })).filter((statement) => /SCHEDULE/.test(statement));
  const label = (all: string[]): string => /'(trizone-backup-[0-9a-f]{8})'/.exec(all[0] ?? '')?.[1] ?? '';

  const [create = '', drop = ''] = schedules();

  test('follow the schedule, with history, from now on', () => {
    expect(create).toBe(
      `CREATE SCHEDULE IF NOT EXISTS '${label([create])}' FOR BACKUP INTO 'store://bucket/backups' WITH revision_history RECURRING '@hourly' FULL BACKUP '@daily' WITH SCHEDULE OPTIONS first_run = 'now', ignore_existing_backups, updates_cluster_last_backup_time_metric`,
    );
  });

  test.each([{ uri: 'store://other' }, { incremental: '@daily' }, { full: '@weekly' }])(
    'begin a new schedule when it changes: %j',
    (change) => {
      expect(label(schedules(change))).not.toBe(label([create]));
      expect(label(schedules(change))).not.toBe('');
    },
  );

  test('keep the schedule when nothing changes', () => {
    expect(schedules()).toEqual([create, drop]);
  });

  test('drop schedules of ours that are no longer wanted, after the new one is there', () => {
    expect(drop).toBe(
      `DROP SCHEDULES WITH schedules AS (SHOW SCHEDULES) SELECT id FROM schedules WHERE label LIKE 'trizone-backup-%' AND label != '${label([create])}'`,
    );
  });
});

test('can run any number of times: whatever it creates may be there already', () => {
  const creating = ALL.filter((statement) => /^CREATE\b/.test(statement));
  expect(creating).toHaveLength(5);
  expect(creating.filter((statement) => !/^CREATE \w+ IF NOT EXISTS /.test(statement))).toEqual([]);
});

describe('hostile names and texts stay what they are', () => {
  /** What the script does, with a question mark in place of the given name. */
  const shape = (script: string, name: string): string[] =>
    tokens(script)
      .filter(({ kind }) => kind !== 'comment')
      .map(({ kind, value }) => (kind === 'name' && value === name ? '?' : `${kind} ${value}`));

  // a value that is another's name already cannot be told from it: fast-check does find "app"
  const taken = new Set(
    tokens(sql())
      .filter(({ kind }) => kind === 'name')
      .map(({ value }) => value),
  );
  const hostile = fc
    .oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom(
        '"; DROP DATABASE app; --',
        "'; DROP USER root; --",
        'x\nDROP DATABASE app;',
        '\\! reboot',
        '""',
        "''",
      ),
    )
    .filter((value) => !taken.has(value));

  test.each<[string, (value: string) => Partial<BootstrapProps>]>([
    ['a user', (name) => ({ users: [{ name, access: 'write' }] })],
    ['a user who reads', (name) => ({ users: [{ name, access: 'read' }] })],
    ['the analyst', (username) => ({ analyst: { username, statementTimeoutSeconds: 1 } })],
    ['the database', (database) => ({ database })],
  ])('%s is one name wherever it stands', (_, change) => {
    const expected = shape(sql(change('harmless')), 'harmless');
    fc.assert(
      fc.property(hostile, (value) => {
        expect(shape(sql(change(value)), value)).toEqual(expected);
      }),
    );
  });

  test('the place of the backups is one text', () => {
    fc.assert(
      fc.property(hostile, (path) => {
        const uri = `store://${path}`;
        const found = tokens(sql({ backup: { ...BOOTSTRAP.backup, uri } })).filter(
          ({ kind, value }) => kind === 'string' && value === uri,
        );
        expect(found).toHaveLength(1);
      }),
    );
  });
});
