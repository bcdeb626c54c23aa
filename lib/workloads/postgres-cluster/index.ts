// PostgreSQL by CloudNativePG: one writer and two readers over the zones, certificates, backups, and who may connect.
export { postgresAlerts } from './alerts';
export type { PostgresBackupProps } from './backup';
export { type PostgresClusterBootstrapProps, postgresClusterBootstrap } from './bootstrap';
export { type ConnectionPlan, maxConnections } from './connection-plan';
export { type PostgresClusterIdentity, postgresInstances, postgresReaderHost, postgresWriterHost } from './identity';
export { INSTANCE_PORTS } from './network-policy';
export { PostgresCluster, type PostgresClusterProps } from './postgres-cluster';
export {
  type PostgresCertificatesProps,
  PostgresTrust,
  type PostgresTrustProps,
  postgresCertificates,
  postgresTrust,
} from './trust';
