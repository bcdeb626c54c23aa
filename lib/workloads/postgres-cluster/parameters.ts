import { bytes } from '../../zones';
import { type ConnectionPlan, maxConnections } from './connection-plan';

const MEBIBYTE = 2 ** 20;

/** Properties for {@link postgresParameters}. */
export interface PostgresParametersProps {
  /** Memory of one instance, e.g. `4Gi`. */
  readonly memory: string;
  /** Volume of one instance for the data, e.g. `50Gi`. */
  readonly storage: string;
  /** Volume of one instance for the write-ahead log: full, it must not take the data with it. */
  readonly walStorage: string;
  /** Who keeps how many connections open; gives `max_connections`. */
  readonly connections: ConnectionPlan;
}

const share = (quantity: string, part: number): string => `${Math.floor(bytes(quantity) / part / MEBIBYTE)}MB`;

/**
 * Settings of PostgreSQL.
 *
 * @see https://www.postgresql.org/docs/17/runtime-config.html
 */
export function postgresParameters({
  memory,
  storage,
  walStorage,
  connections,
}: PostgresParametersProps): Record<string, string> {
  return {
    max_connections: String(maxConnections(connections)),
    shared_buffers: share(memory, 4),
    password_encryption: 'scram-sha-256',
    ssl_min_protocol_version: 'TLSv1.3',
    synchronous_commit: 'on',
    // a reader that stays away longer catches up from the archive; its log must not fill the volume of the writer
    max_slot_wal_keep_size: share(walStorage, 2),
    // a connection whose other end is lost without a word ends after 30 seconds; one to which rows are being sent, after five
    // minutes, because the kernel takes a client that reads nothing for a lost one
    tcp_user_timeout: '300000',
    tcp_keepalives_idle: '15',
    tcp_keepalives_interval: '5',
    tcp_keepalives_count: '3',
    // the writer keeps rows that a query of a reader still sees: otherwise the reader stops following for 30 s and then ends
    // the query
    hot_standby_feedback: 'on',
    // of one process: a query of the analyst must not fill the volume of a reader, without which no commit is answered
    temp_file_limit: share(storage, 10),
    idle_in_transaction_session_timeout: '60s',
    log_min_duration_statement: '1s',
    'pg_stat_statements.track': 'all',
  };
}
