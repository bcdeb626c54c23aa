// Pgpool-II in front of a PostgreSQL cluster: one host for all statements, writes to the writer, reads to the readers.
export { type PgpoolEndpointProps, pgpoolEndpoint } from './endpoint';
export { PGPOOL_PORT, PGPOOL_USER, type PgpoolIdentity, pgpoolHost } from './identity';
export { PGPOOL_PATHS, type PgpoolPaths } from './paths';
export { Pgpool, type PgpoolProps } from './pgpool';
export { type PgpoolConfProps, pgpoolConf } from './pgpool-conf';
export { type PoolHbaProps, poolHba } from './pool-hba';
export { startScript } from './start-script';
