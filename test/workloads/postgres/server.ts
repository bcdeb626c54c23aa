// A PostgreSQL server of the system's own, thrown away after the test. It answers on a socket file only.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian installs the servers, one folder for each major version. */
const INSTALLED = '/usr/lib/postgresql';

/** The user and group `nobody` of Debian: a server refuses to run as root. */
const NOBODY = 65534;

/** The folder of the newest server's programs; `undefined` when none is installed. */
export function serverPrograms(): string | undefined {
  const versions = existsSync(INSTALLED)
    ? readdirSync(INSTALLED)
        .map(Number)
        .sort((a, b) => b - a)
    : [];
  return versions
    .map((version) => join(INSTALLED, String(version), 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

/** What psql answered. */
export interface Answer {
  readonly succeeded: boolean;
  /** Rows without decoration. */
  readonly rows: readonly string[];
  readonly errors: string;
}

/** A server in a temporary folder; every role may come in over the socket without a password. */
export class ThrowAwayServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'trizone-pg-'));
  private readonly data = join(this.folder, 'data');
  private readonly programs: string;

  constructor(programs: string) {
    this.programs = programs;
    chmodSync(this.folder, 0o711);
    if (process.getuid?.() === 0) chownSync(this.folder, NOBODY, NOBODY);
    this.run('initdb', ['--auth=trust', '--username=cloud', '--no-sync', '--no-instructions', this.data]);
    const options = `-c listen_addresses='' -c unix_socket_directories='${this.folder}' -c fsync=off`;
    this.run('pg_ctl', ['--wait', '-D', this.data, '-l', join(this.folder, 'log'), '-o', options, 'start']);
  }

  private run(program: string, parameters: readonly string[]): void {
    const command = join(this.programs, program);
    const words =
      process.getuid?.() === 0
        ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', command, ...parameters]
        : [command, ...parameters];
    const [first = '', ...rest] = words;
    execFileSync(first, rest, { cwd: this.folder, stdio: ['ignore', 'ignore', 'pipe'] });
  }

  /** Runs a script as a user. */
  psql(
    user: string,
    sql: string,
    { database = 'app', env = {} }: { database?: string; env?: NodeJS.ProcessEnv } = {},
  ): Answer {
    const { status, stdout, stderr } = spawnSync(
      join(this.programs, 'psql'),
      ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--echo-errors', '--set=ON_ERROR_STOP=1', '--file=-'],
      { input: sql, encoding: 'utf8', env: { PGHOST: this.folder, PGUSER: user, PGDATABASE: database, ...env } },
    );
    return { succeeded: status === 0, rows: stdout.split('\n').filter((row) => row !== ''), errors: stderr };
  }

  /** What the server has logged. */
  get log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  /** Stops this server, by the process id in its own folder, and removes the folder. */
  close(): void {
    this.run('pg_ctl', ['--wait', '-D', this.data, '-m', 'immediate', 'stop']);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
