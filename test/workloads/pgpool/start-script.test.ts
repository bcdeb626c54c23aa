import { existsSync, mkdirSync, statSync } from 'node:fs';
import { PGPOOL_PATHS, startScript } from '../../../lib/workloads';
import { Workshop } from '../shell';

const workshop = new Workshop();
afterAll(() => workshop.close());

const PATHS = {
  configuration: workshop.path('config'),
  credentials: workshop.path('credentials'),
  certificates: workshop.path('tls'),
  library: workshop.path('session-timeouts.so'),
  run: workshop.path('run'),
};
const RUN = PATHS.run;

for (const folder of ['config', 'credentials', 'tls', 'run']) mkdirSync(workshop.path(folder));
workshop.write('session-timeouts.so', '');
workshop.write('config/pgpool.conf', 'port = 5432\n');
workshop.write('config/pool_hba.conf', 'local all all reject\n');
workshop.write('credentials/orders', 'it\'s: a "secret" $HOME');
workshop.write('credentials/analyst', 'hidden');
workshop.command(
  'pg_enc',
  `for last; do :; done; cp "$last" '${workshop.path('seen')}'; echo encrypted >'${RUN}/pool_passwd'`,
);
workshop.command('pgpool', '');

const start = () => workshop.run(['/bin/sh', workshop.write('start.sh', startScript(PATHS))]);

describe('the start', () => {
  const { status, stdout, stderr } = start();

  test('ends as Pgpool does, and prints nothing', () => {
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  test('encrypts the password of each user, whatever it consists of', () => {
    expect(workshop.lines('seen')).toEqual(['analyst:hidden', 'orders:it\'s: a "secret" $HOME']);
  });

  test('leaves no password readable, and shows none on a command line', () => {
    expect(existsSync(`${RUN}/users`)).toBe(false);
    const shown = [...workshop.lines('pg_enc.calls'), ...workshop.lines('pgpool.calls')].join('\n');
    expect(shown).not.toMatch(/secret|hidden/);
  });

  test('makes a key of 256 bits that nobody else reads', () => {
    const key = workshop.run(['cat', `${RUN}/.pgpoolkey`]).stdout;
    expect([Buffer.from(key, 'base64').length, key.includes('\n')]).toEqual([32, false]);
    expect(statSync(`${RUN}/.pgpoolkey`).mode & 0o777).toBe(0o600);
  });

  test('runs Pgpool in the foreground, on copies that lie in memory, without the state of a former run', () => {
    expect(workshop.lines('pgpool.calls')).toEqual([
      `-n -D -f ${RUN}/pgpool.conf -a ${RUN}/pool_hba.conf -F ${RUN}/pcp.conf -k ${RUN}/.pgpoolkey`,
    ]);
  });
});

test('a container that starts again makes another key, and is not held up by what the last one left', () => {
  const key = () => workshop.run(['cat', `${RUN}/.pgpoolkey`]).stdout;
  const before = key();
  for (const name of ['pgpool.pid', '.s.PGSQL.5432', '.s.PGSQL.9898']) workshop.write(`run/${name}`, '1');
  expect(start().status).toBe(0);
  expect(key()).not.toBe(before);
  for (const name of ['pgpool.pid', '.s.PGSQL.5432', '.s.PGSQL.9898']) expect(existsSync(`${RUN}/${name}`)).toBe(false);
});

test('Pgpool becomes the process of the shell, so that it hears the signal to stop', () => {
  expect(startScript().trim().split('\n').at(-1)).toMatch(/^exec pgpool /);
});

test('stops when the image has no library that ends sessions, and starts no Pgpool', () => {
  const calls = workshop.lines('pgpool.calls').length;
  const missing = { ...PATHS, library: workshop.path('missing.so') };
  const { status, stderr } = workshop.run(['/bin/sh', workshop.write('missing.sh', startScript(missing))]);
  expect([status, stderr.trim()]).toEqual([
    1,
    `the image must hold ${missing.library}, which ends sessions whose server is lost: build it from images/pgpool`,
  ]);
  expect(workshop.lines('pgpool.calls')).toHaveLength(calls);
});

test('stops when a password cannot be encrypted, and starts no Pgpool', () => {
  workshop.command('pg_enc', 'exit 1');
  const calls = workshop.lines('pgpool.calls').length;
  expect(start().status).toBe(1);
  expect(workshop.lines('pgpool.calls')).toHaveLength(calls);
});

test.each(['relative', '/with space', '/with"quote', '/$(reboot)', '/a;b', ''])('fails when a path is %j', (run) => {
  expect(() => startScript({ ...PGPOOL_PATHS, run })).toThrow(/'run' must be an absolute path/);
});
