import { pgpoolConf, poolHba, startScript } from '../../../../../lib/workloads';
import {
  bootstrapReplacements,
  pgpoolReplacements,
} from '../../../../../rehearsal/drills/postgres/rendered/on-this-machine';
import { replaceAll } from '../../../../../rehearsal/drills/rendered/mapping';

const HOSTS = { writer: 'postgres-rw.postgres.svc.cluster.local', readers: 'postgres-ro.postgres.svc.cluster.local' };
const HERE = { root: '/tmp/drill/pgpool-1', address: '127.18.1.20', writer: '127.18.0.12', readers: '127.18.0.13' };
const FILES: Readonly<Record<string, string>> = {
  'pgpool.conf': pgpoolConf({
    writer: { host: HOSTS.writer, port: 5432 },
    readers: { host: HOSTS.readers, port: 5432 },
    processes: 64,
  }),
  'pool_hba.conf': poolHba({ database: 'app', users: ['service-a', 'analyst'] }),
  'start.sh': startScript(),
};

/** The lines that differ, as they were and as they are. */
function changedLines(file: string, version: string): readonly (readonly [string, string])[] {
  const text = FILES[file] ?? '';
  const changed = replaceAll(file, text, pgpoolReplacements(HERE, HOSTS, version)[file] ?? []).split('\n');
  const before = text.split('\n');
  expect(changed).toHaveLength(before.length);
  return before.flatMap((line, index) => (line === changed[index] ? [] : [[line, changed[index] ?? ''] as const]));
}

test('changes exactly these lines of pgpool.conf, and no other byte of what the library renders', () => {
  expect(changedLines('pgpool.conf', '4.6.7')).toEqual([
    ["listen_addresses = '*'", "listen_addresses = '127.18.1.20'"],
    ["unix_socket_directories = '/run/pgpool'", "unix_socket_directories = '/tmp/drill/pgpool-1/run/pgpool'"],
    ["pcp_socket_dir = '/run/pgpool'", "pcp_socket_dir = '/tmp/drill/pgpool-1/run/pgpool'"],
    ["pid_file_name = '/run/pgpool/pgpool.pid'", "pid_file_name = '/tmp/drill/pgpool-1/run/pgpool/pgpool.pid'"],
    ["logdir = '/run/pgpool'", "logdir = '/tmp/drill/pgpool-1/run/pgpool'"],
    ["backend_hostname0 = 'postgres-rw.postgres.svc.cluster.local'", "backend_hostname0 = '127.18.0.12'"],
    ["backend_hostname1 = 'postgres-ro.postgres.svc.cluster.local'", "backend_hostname1 = '127.18.0.13'"],
    ["ssl_cert = '/tls/tls.crt'", "ssl_cert = '/tmp/drill/pgpool-1/tls/tls.crt'"],
    ["ssl_key = '/tls/tls.key'", "ssl_key = '/tmp/drill/pgpool-1/tls/tls.key'"],
    ["ssl_ca_cert = '/tls/ca.crt'", "ssl_ca_cert = '/tmp/drill/pgpool-1/tls/ca.crt'"],
  ]);
});

test('knows that Pgpool before 4.4 calls one parameter otherwise', () => {
  const [, renamed] = changedLines('pgpool.conf', '4.3.5');
  expect(renamed).toEqual(["unix_socket_directories = '/run/pgpool'", "socket_dir = '/tmp/drill/pgpool-1/run/pgpool'"]);
});

test.each(['4.4.0', '4.10.1', '5.0.0'])('leaves that parameter to Pgpool %s', (version) => {
  expect(pgpoolReplacements(HERE, HOSTS, version)['pgpool.conf']).not.toContainEqual(
    expect.objectContaining({ to: 'socket_dir' }),
  );
});

test('changes no byte of pool_hba.conf', () => {
  expect(changedLines('pool_hba.conf', '4.3.5')).toEqual([]);
});

test('changes the folders of the start script and nothing else', () => {
  expect(changedLines('start.sh', '4.3.5')).toEqual([
    [
      'if [ ! -r /usr/local/lib/session-timeouts.so ]; then',
      'if [ ! -r /tmp/drill/pgpool-1/usr/local/lib/session-timeouts.so ]; then',
    ],
    [
      "  echo 'the image must hold /usr/local/lib/session-timeouts.so, which ends sessions whose server is lost: build it from images/pgpool' >&2",
      "  echo 'the image must hold /tmp/drill/pgpool-1/usr/local/lib/session-timeouts.so, which ends sessions whose server is lost: build it from images/pgpool' >&2",
    ],
    ['run=/run/pgpool', 'run=/tmp/drill/pgpool-1/run/pgpool'],
    [
      'cp /config/pgpool.conf /config/pool_hba.conf "$run/"',
      'cp /tmp/drill/pgpool-1/config/pgpool.conf /tmp/drill/pgpool-1/config/pool_hba.conf "$run/"',
    ],
    ['for password in /credentials/*; do', 'for password in /tmp/drill/pgpool-1/credentials/*; do'],
  ]);
});

test('changes the folders of the bootstrap and nothing else', () => {
  expect(bootstrapReplacements('/here')).toEqual({
    command: [{ from: '/sql', to: '/here/sql' }],
    PGSSLROOTCERT: [{ from: '/var/run/database', to: '/here/var/run/database' }],
  });
});
