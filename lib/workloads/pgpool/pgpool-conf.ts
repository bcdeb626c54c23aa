import { PGPOOL_PATHS, type PgpoolPaths } from './paths';

/** Properties for {@link pgpoolConf}. */
export interface PgpoolConfProps {
  /** Host that always leads to the writer: the `-rw` Service. */
  readonly writer: Backend;
  /** Host that leads to any reader: the `-ro` Service. */
  readonly readers: Backend;
  /** Processes that serve clients, one client each (`num_init_children`); the last one is kept free to refuse. */
  readonly processes: number;
  /** Port for clients. @default 5432 */
  readonly port?: number;
  /** Addresses to listen on. @default - all */
  readonly listenAddresses?: string;
  /** @default - those of the pod */
  readonly paths?: PgpoolPaths;
}

/** A host as Pgpool knows it. */
export interface Backend {
  readonly host: string;
  readonly port: number;
}

type Setting = string | number | boolean;

/** Fewest processes: one serves, one is kept free. */
const FEWEST_PROCESSES = 2;

/** Writes one value; Pgpool's grammar has no way to quote what is refused here. */
function value(name: string, setting: Setting): string {
  if (typeof setting === 'boolean') return setting ? 'on' : 'off';
  if (typeof setting === 'number') return String(setting);
  if (/['\\]|[^ -~]/.test(setting)) {
    throw new Error(`'${name}' must be printable ASCII without ' and \\, got ${JSON.stringify(setting)}`);
  }
  return `'${setting}'`;
}

/** The writer is always the writer, and nobody is ever detached: failover is the operator's, behind both names. */
function backends(writer: Backend, readers: Backend): Record<string, Setting> {
  return {
    backend_hostname0: writer.host,
    backend_port0: writer.port,
    // reads go to the readers, and to the writer only while there is no reader
    backend_weight0: 0,
    backend_flag0: 'ALWAYS_PRIMARY|DISALLOW_TO_FAILOVER',
    backend_application_name0: 'rw',
    backend_hostname1: readers.host,
    backend_port1: readers.port,
    backend_weight1: 1,
    backend_flag1: 'DISALLOW_TO_FAILOVER',
    backend_application_name1: 'ro',
    failover_on_backend_error: false,
    failover_on_backend_shutdown: false,
    detach_false_primary: false,
    auto_failback: false,
    health_check_period: 0,
    sr_check_period: 0,
    use_watchdog: false,
    // milliseconds; Pgpool begins it anew again and again, and session-timeouts.c ends that
    connect_timeout: 2000,
  };
}

/** Clients prove their password by SCRAM inside of TLS; so does Pgpool to the server, whose CA it checks. */
function security({ certificates }: PgpoolPaths): Record<string, Setting> {
  return {
    enable_pool_hba: true,
    // a path of its own would be ignored: pg_enc writes beside the configuration
    pool_passwd: 'pool_passwd',
    allow_clear_text_frontend_auth: false,
    authentication_timeout: 10,
    ssl: true,
    ssl_cert: `${certificates}/tls.crt`,
    ssl_key: `${certificates}/tls.key`,
    ssl_ca_cert: `${certificates}/ca.crt`,
    ssl_ciphers: 'HIGH:!aNULL:!MD5',
    ssl_prefer_server_ciphers: true,
  };
}

function sessions(processes: number): Record<string, Setting> {
  return {
    num_init_children: processes,
    // a client too many is refused at once; without a process kept free it would wait in silence
    reserved_connections: 1,
    max_pool: 1,
    child_life_time: 300,
    child_max_connections: 0,
    connection_life_time: 120,
    client_idle_limit: 0,
    // a kept connection to a lost node hangs every session that gets it
    connection_cache: false,
    reset_query_list: 'ABORT; DISCARD ALL',
  };
}

const BALANCE: Record<string, Setting> = {
  load_balance_mode: true,
  statement_level_load_balance: true,
  // a session that has written reads from the writer until it ends, because a reader may not have the row yet
  disable_load_balance_on_write: 'always',
  ignore_leading_white_space: true,
  allow_sql_comments: false,
  memory_cache_enabled: false,
  check_temp_table: 'catalog',
  check_unlogged_table: true,
  // a process asks the server about a table while it holds the lock of the shared cache: one that waits for a server that
  // has fallen silent would keep all others waiting
  enable_shared_relcache: false,
  relcache_expire: 600,
};

const LOG: Record<string, Setting> = {
  log_destination: 'stderr',
  log_min_messages: 'warning',
  log_line_prefix: '%t: %a pid %p: ',
  // statements may hold what nobody should read in a log
  log_client_messages: false,
  log_per_node_statement: false,
  log_connections: false,
  log_hostname: false,
};

/**
 * `pgpool.conf` for two backends that are Services: one leads to the writer, one to the readers.
 *
 * @throws when a value cannot be written, or when there are too few processes to serve anybody
 * @see https://www.pgpool.net/docs/46/en/html/runtime-config.html (Pgpool-II 4.6)
 */
export function pgpoolConf(props: PgpoolConfProps): string {
  const { writer, readers, processes, port = 5432, listenAddresses = '*', paths = PGPOOL_PATHS } = props;
  if (!Number.isInteger(processes) || processes < FEWEST_PROCESSES) {
    throw new Error(`'processes' must be a whole number of at least ${FEWEST_PROCESSES}, got ${processes}`);
  }
  const settings: Record<string, Setting> = {
    backend_clustering_mode: 'streaming_replication',
    listen_addresses: listenAddresses,
    port,
    unix_socket_directories: paths.run,
    pcp_listen_addresses: '',
    pcp_socket_dir: paths.run,
    pid_file_name: `${paths.run}/pgpool.pid`,
    logdir: paths.run,
    ...backends(writer, readers),
    ...security(paths),
    ...sessions(processes),
    ...BALANCE,
    ...LOG,
  };
  return Object.entries(settings)
    .map(([name, setting]) => `${name} = ${value(name, setting)}\n`)
    .join('');
}
