import type { ClusterObject } from '../rendered/cluster';

/** What the stand-in for the operator decides about one instance. */
export interface InstanceSetting {
  readonly name: string;
  readonly address: string;
  /** Folders of this machine. */
  readonly certificates: string;
  readonly sockets: string;
}

/** How an instance replicates; changes while it runs. */
export interface Replication {
  /** `synchronous_standby_names`; empty for none. */
  readonly synchronous: string;
  /** `primary_conninfo`; empty on the writer. */
  readonly follows: string;
}

/**
 * Parameters that CloudNativePG sets where the Cluster says nothing. Its log files and its archive are left out: logs go to
 * the drill's folder, and nothing is archived.
 *
 * @see https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/pkg/postgres/configuration.go
 */
const OPERATOR_DEFAULTS = {
  dynamic_shared_memory_type: 'posix',
  full_page_writes: 'on',
  max_parallel_workers: '32',
  max_replication_slots: '32',
  max_worker_processes: '32',
  shared_memory_type: 'mmap',
  ssl_max_protocol_version: 'TLSv1.3',
  ssl_min_protocol_version: 'TLSv1.3',
  wal_keep_size: '512MB',
  wal_level: 'logical',
  wal_log_hints: 'on',
  wal_receiver_timeout: '5s',
  wal_sender_timeout: '5s',
};

/** The instance manager loads a library when one of its parameters is set. */
const LIBRARIES = ['auto_explain', 'pg_stat_statements'];

/** Parameters of the Cluster that an older PostgreSQL does not know, by the version that brought them, with the reason. */
export const NEWER_PARAMETERS: readonly { readonly name: string; readonly since: number; readonly why: string }[] = [
  { name: 'summarize_wal', since: 17, why: 'incremental backups' },
  { name: 'sync_replication_slots', since: 17, why: 'logical slots that survive a failover' },
  { name: 'io_method', since: 18, why: 'asynchronous reads' },
];

/** One line as CloudNativePG writes it. */
export const parameterLine = (name: string, value: string): string => `${name} = '${value.replaceAll("'", "''")}'`;

const lines = (parameters: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(parameters)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => parameterLine(name, value));

/** `postgresql.conf`: the operator's defaults, the Cluster's parameters over them, and what is fixed in the end. */
export function postgresqlConf({ spec }: ClusterObject, setting: InstanceSetting, version: number): string {
  const { parameters = {} } = spec.postgresql;
  const unknown = NEWER_PARAMETERS.filter(({ since }) => since > version).map(({ name }) => name);
  const known = Object.fromEntries(Object.entries(parameters).filter(([name]) => !unknown.includes(name)));
  const libraries = LIBRARIES.filter((library) => Object.keys(known).some((name) => name.startsWith(`${library}.`)));
  const { name, address, certificates, sockets } = setting;
  const fixed = {
    cluster_name: name,
    hba_file: `${certificates}/pg_hba.conf`,
    hot_standby: 'true',
    ident_file: `${certificates}/pg_ident.conf`,
    listen_addresses: address,
    port: '5432',
    restart_after_crash: 'false',
    shared_preload_libraries: libraries.join(','),
    ssl: 'on',
    ssl_ca_file: `${certificates}/client-ca.crt`,
    ssl_cert_file: `${certificates}/server.crt`,
    ssl_key_file: `${certificates}/server.key`,
    unix_socket_directories: sockets,
  };
  const all = [...lines(OPERATOR_DEFAULTS), ...lines(known), ...lines(fixed), "include 'replication.conf'"];
  return `${all.join('\n')}\n`;
}

/** `replication.conf`: what changes when another instance becomes the writer. */
export const replicationConf = ({ synchronous, follows }: Replication): string =>
  `${lines({ synchronous_standby_names: synchronous, primary_conninfo: follows }).join('\n')}\n`;

/** `pg_hba.conf`: the Cluster's lines between those that CloudNativePG always writes. */
export function pgHba({ spec }: ClusterObject): string {
  const all = [
    'local all all peer map=local',
    'hostssl postgres streaming_replica all cert map=cnpg_streaming_replica',
    'hostssl replication streaming_replica all cert map=cnpg_streaming_replica',
    'hostssl all cnpg_pooler_pgbouncer all cert map=cnpg_pooler_pgbouncer',
    ...(spec.postgresql.pg_hba ?? []),
    'host all all all scram-sha-256',
  ];
  return `${all.join('\n')}\n`;
}

/** `pg_ident.conf`: the users of this machine that are the database's superuser, and CloudNativePG's own lines. */
export function pgIdent(users: readonly string[]): string {
  const all = [
    ...users.map((user) => `local ${user} postgres`),
    'cnpg_streaming_replica streaming_replica streaming_replica',
    'cnpg_pooler_pgbouncer cnpg_pooler_pgbouncer cnpg_pooler_pgbouncer',
  ];
  return `${all.join('\n')}\n`;
}

/** `synchronous_standby_names`: every instance is named, and one that is the writer itself does not count. */
export function synchronousStandbyNames({ spec }: ClusterObject, instances: readonly string[]): string {
  const { synchronous } = spec.postgresql;
  if (!synchronous) return '';
  const names = instances.map((name) => `"${name}"`).join(',');
  return `${synchronous.method.toUpperCase()} ${synchronous.number} (${names})`;
}
