import type { ClusterObject } from '../rendered/cluster';
import type { Instance } from './instance';
import type { Secrets } from './secrets';

/** What a standby needs to follow, to be cloned and to be rewound, as CloudNativePG grants it. */
const REPLICATION_SQL = [
  'CREATE USER streaming_replica REPLICATION',
  'GRANT EXECUTE ON FUNCTION pg_catalog.pg_ls_dir(text, boolean, boolean) TO streaming_replica',
  'GRANT EXECUTE ON FUNCTION pg_catalog.pg_stat_file(text, boolean) TO streaming_replica',
  'GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_binary_file(text) TO streaming_replica',
  'GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_binary_file(text, bigint, bigint, boolean) TO streaming_replica',
];

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Makes the first instance and its database, as the bootstrap `initdb` of the Cluster says. It waits for no standby yet. */
export async function makeFirstWriter(
  instance: Instance,
  { metadata, spec }: ClusterObject,
  secrets: Secrets,
): Promise<void> {
  const { initdb } = spec.bootstrap ?? {};
  if (!initdb) throw new Error("the Cluster must say how its database is made, in 'bootstrap.initdb'");
  const {
    database = 'app',
    owner = database,
    dataChecksums = false,
    postInitSQL = [],
    postInitApplicationSQL = [],
  } = initdb;
  const credentials = secrets.get(initdb.secret?.name ?? `${metadata.name}-app`);
  if (!credentials?.password) throw new Error(`the password of '${owner}' must be in a Secret, and is not`);
  if (spec.managed?.roles?.length)
    throw new Error("the drill knows no 'managed.roles': roles come by the bootstrap Job");
  await instance.initialize(dataChecksums);
  await instance.start({ synchronous: '', follows: '' });
  for (const statement of [...REPLICATION_SQL, ...postInitSQL]) await instance.query(statement);
  await instance.query(`CREATE USER ${identifier(owner)} PASSWORD '${credentials.password}'`);
  await instance.query(`CREATE DATABASE ${identifier(database)} OWNER ${identifier(owner)}`);
  for (const statement of postInitApplicationSQL) await instance.query(statement, database);
}
