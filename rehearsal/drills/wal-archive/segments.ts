import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of a segment of the write-ahead log. */
export const SEGMENT_BYTES = 16 * 1024 * 1024;

/** Rows that fill the segments: a ledger of short texts, numbers and times. */
const LOAD = `CREATE TABLE ledger (id bigserial PRIMARY KEY, who text, at timestamptz DEFAULT now(), amount numeric, note text);
INSERT INTO ledger (who, amount, note)
SELECT 'writer-' || (i % 97), i * 1.37, md5(i::text) || md5((i * 7)::text) FROM generate_series(1, 1200000) i;`;

/** Segments of a real write-ahead log, and how fast a bulk load wrote it. */
export interface Segments {
  readonly files: readonly string[];
  /** MiB of log a second during the load. */
  readonly loadRate: number;
}

/**
 * Loads rows into a PostgreSQL server of its own, and takes the segments that it wrote.
 *
 * @param programs folder of PostgreSQL's programs
 * @param folder a folder that the server's user may write
 * @param as begins a command so that it runs as a user who may run PostgreSQL
 */
export function writeSegments(programs: string, folder: string, as: readonly string[], count: number): Segments {
  const run = (program: string, ...options: readonly string[]) => {
    const [first = '', ...rest] = [...as, join(programs, program), ...options];
    return execFileSync(first, rest, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  };
  const data = join(folder, 'data');
  run('initdb', '--pgdata', data, '--auth', 'trust', '--username', 'postgres', '--no-sync');
  // an archiver that takes nothing keeps every segment
  const settings = ["listen_addresses = ''", `unix_socket_directories = '${folder}'`, 'archive_mode = on'];
  writeFileSync(join(data, 'postgresql.auto.conf'), [...settings, "archive_command = 'false'", ''].join('\n'));
  const server = ['--pgdata', data, '--log', join(folder, 'log'), '--wait'] as const;
  run('pg_ctl', 'start', ...server);
  try {
    const psql = (text: string) =>
      run(
        'psql',
        '--host',
        folder,
        '--username',
        'postgres',
        '--quiet',
        '--tuples-only',
        '--command',
        text,
        'postgres',
      );
    const written = () => Number(psql("SELECT pg_current_wal_lsn() - '0/0'"));
    const [before, begun] = [written(), Date.now()];
    psql(LOAD);
    const loadRate = (written() - before) / 1024 / 1024 / ((Date.now() - begun) / 1000);
    const names = readdirSync(join(data, 'pg_wal'))
      .filter((name) => /^[0-9A-F]{24}$/.test(name))
      .sort();
    // the last one is still written
    const full = names.slice(0, -1).slice(-count);
    if (full.length < count) throw new Error(`the load must write ${count} segments, and wrote ${full.length}`);
    mkdirSync(join(folder, 'segments'));
    const files = full.map((name) => join(folder, 'segments', name));
    for (const [index, file] of files.entries()) copyFileSync(join(data, 'pg_wal', full[index] ?? ''), file);
    return { files, loadRate };
  } finally {
    run('pg_ctl', 'stop', ...server, '--mode', 'immediate');
  }
}
