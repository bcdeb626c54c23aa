// Workloads as cdk8s constructs that know Kubernetes and no cloud; what differs between clouds comes in a CloudProfile.
export { type Alert, alertSection } from './alert';
export { Bastion } from './bastion';
export type { IssuerRef } from './cert-manager';
export {
  CERT_MANAGER_BUDGET_FINDING,
  CERT_MANAGER_NAMESPACE,
  CERT_MANAGER_WEBHOOK,
  certManagerValues,
} from './cert-manager-chart';
export { type AllowedCertificate, DatabaseCertificateAuthority } from './certificate-authority';
export { ChartNamespace, type ChartNamespaceProps, type ChartPath } from './chart-namespace';
export type { CloudProfile, DiskClass, IngressBinding, IngressTarget, LoadBalancerBinding } from './cloud-profile';
export {
  admittedUsers,
  BootstrapJobs,
  type BootstrapJobsProps,
  bootstrapJobNames,
  bootstrapSql,
  CERTIFICATE_RELOAD_SCRIPT,
  CockroachDb,
  CockroachDbClient,
  type CockroachDbIdentity,
  clientHost,
  cockroachDbAlerts,
  cockroachDbEndpoint,
  initScript,
  NODE_USER,
  NodeCertificates,
  type RestoreCommands,
  ROOT_USER,
  restoreCommands,
  restoreWords,
} from './cockroachdb';
export { DATABASE_CLASS, DatabaseClasses } from './database-classes';
export type { CertificateSource, DatabaseAuthentication, DatabaseEndpoint } from './database-endpoint';
export { DESCHEDULER, Descheduler, type DeschedulerProps } from './descheduler';
export { INTERNET, network, pods } from './network-policy';
export type { PasswordFile } from './password-file';
export {
  PGPOOL_PATHS,
  PGPOOL_PORT,
  PGPOOL_USER,
  Pgpool,
  type PgpoolConfProps,
  type PgpoolEndpointProps,
  type PgpoolIdentity,
  type PgpoolPaths,
  type PgpoolProps,
  type PoolHbaProps,
  pgpoolConf,
  pgpoolEndpoint,
  pgpoolHost,
  poolHba,
  startScript,
} from './pgpool';
export { LEAVE_LOST_NODES } from './placement';
export {
  PostgresBootstrapJob,
  type PostgresBootstrapJobProps,
  type PostgresBootstrapProps,
  type PostgresUser,
  postgresBootstrapJobName,
  postgresBootstrapName,
  postgresBootstrapSql,
} from './postgres';
export {
  type ConnectionPlan,
  INSTANCE_PORTS,
  maxConnections,
  type PostgresBackupProps,
  type PostgresCertificatesProps,
  PostgresCluster,
  type PostgresClusterBootstrapProps,
  type PostgresClusterIdentity,
  type PostgresClusterProps,
  PostgresTrust,
  type PostgresTrustProps,
  postgresAlerts,
  postgresCertificates,
  postgresClusterBootstrap,
  postgresInstances,
  postgresReaderHost,
  postgresTrust,
  postgresWriterHost,
} from './postgres-cluster';
export { RestrictedNamespace } from './restricted-namespace';
export type { SqlLoadBalancer } from './sql-load-balancer';
export { ZoneSpreadService, type ZoneSpreadServiceProps } from './zone-spread-service';
