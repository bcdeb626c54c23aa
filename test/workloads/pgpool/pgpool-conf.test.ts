import fc from 'fast-check';
import { PGPOOL_PATHS, type PgpoolConfProps, pgpoolConf } from '../../../lib/workloads';
import { codePoint } from '../../code-point';

const PROPS: PgpoolConfProps = {
  writer: { host: 'pg-rw.db.svc.cluster.local', port: 5432 },
  readers: { host: 'pg-ro.db.svc.cluster.local', port: 5433 },
  processes: 64,
};

/** The settings as Pgpool reads them: one a line, text in quotes. */
function parse(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', quoted, bare] = /^([a-z_0-9]+) = (?:'([^'\\\n]*)'|([a-z0-9]+))$/.exec(line) ?? [];
      if (name === '') throw new Error(`cannot read: ${line}`);
      return [name, quoted ?? bare ?? ''];
    }),
  );
}

test('holds exactly these settings', () => {
  expect(parse(pgpoolConf(PROPS))).toEqual({
    backend_clustering_mode: 'streaming_replication',
    listen_addresses: '*',
    port: '5432',
    unix_socket_directories: '/run/pgpool',
    pcp_listen_addresses: '',
    pcp_socket_dir: '/run/pgpool',
    pid_file_name: '/run/pgpool/pgpool.pid',
    logdir: '/run/pgpool',
    backend_hostname0: 'pg-rw.db.svc.cluster.local',
    backend_port0: '5432',
    backend_weight0: '0',
    backend_flag0: 'ALWAYS_PRIMARY|DISALLOW_TO_FAILOVER',
    backend_application_name0: 'rw',
    backend_hostname1: 'pg-ro.db.svc.cluster.local',
    backend_port1: '5433',
    backend_weight1: '1',
    backend_flag1: 'DISALLOW_TO_FAILOVER',
    backend_application_name1: 'ro',
    failover_on_backend_error: 'off',
    failover_on_backend_shutdown: 'off',
    detach_false_primary: 'off',
    auto_failback: 'off',
    health_check_period: '0',
    sr_check_period: '0',
    use_watchdog: 'off',
    connect_timeout: '2000',
    enable_pool_hba: 'on',
    pool_passwd: 'pool_passwd',
    allow_clear_text_frontend_auth: 'off',
    authentication_timeout: '10',
    ssl: 'on',
    ssl_cert: '/tls/tls.crt',
    ssl_key: '/tls/tls.key',
    ssl_ca_cert: '/tls/ca.crt',
    ssl_ciphers: 'HIGH:!aNULL:!MD5',
    ssl_prefer_server_ciphers: 'on',
    num_init_children: '64',
    reserved_connections: '1',
    max_pool: '1',
    child_life_time: '300',
    child_max_connections: '0',
    connection_life_time: '120',
    client_idle_limit: '0',
    connection_cache: 'off',
    reset_query_list: 'ABORT; DISCARD ALL',
    load_balance_mode: 'on',
    statement_level_load_balance: 'on',
    disable_load_balance_on_write: 'always',
    ignore_leading_white_space: 'on',
    allow_sql_comments: 'off',
    memory_cache_enabled: 'off',
    check_temp_table: 'catalog',
    check_unlogged_table: 'on',
    enable_shared_relcache: 'off',
    relcache_expire: '600',
    log_destination: 'stderr',
    log_min_messages: 'warning',
    log_line_prefix: '%t: %a pid %p: ',
    log_client_messages: 'off',
    log_per_node_statement: 'off',
    log_connections: 'off',
    log_hostname: 'off',
  });
});

test('says each setting once', () => {
  const names = pgpoolConf(PROPS).match(/^[a-z_0-9]+/gm) ?? [];
  expect(names).toHaveLength(new Set(names).size);
});

test('can be told to listen and to look elsewhere', () => {
  const paths = { ...PGPOOL_PATHS, run: '/tmp/run', certificates: '/tmp/keys' };
  const settings = parse(pgpoolConf({ ...PROPS, port: 9999, listenAddresses: '127.0.0.1', paths }));
  expect(settings).toMatchObject({
    port: '9999',
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '/tmp/run',
    ssl_key: '/tmp/keys/tls.key',
  });
});

test('no value makes a setting of its own: it is written as it is, or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint }), (host) => {
      const props = { ...PROPS, writer: { host, port: 1 } };
      if (/['\\]|[^ -~]/.test(host)) expect(() => pgpoolConf(props)).toThrow(/'backend_hostname0' must be printable/);
      else
        expect(parse(pgpoolConf(props))).toEqual({
          ...parse(pgpoolConf(PROPS)),
          backend_hostname0: host,
          backend_port0: '1',
        });
    }),
  );
});

test.each([1, 0, 2.5, Number.NaN])('fails when %p processes are to serve anybody', (processes) => {
  expect(() => pgpoolConf({ ...PROPS, processes })).toThrow(
    `'processes' must be a whole number of at least 2, got ${processes}`,
  );
});
