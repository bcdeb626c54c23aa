// Workloads as cdk8s constructs that know Kubernetes and no cloud; what differs between clouds comes in a CloudProfile.
export { Bastion } from './bastion';
export type { CloudProfile, IngressTarget } from './cloud-profile';
export {
  BootstrapJobs,
  type BootstrapJobsProps,
  bootstrapJobNames,
  bootstrapSql,
  CERTIFICATE_RELOAD_SCRIPT,
  CockroachDb,
  CockroachDbClient,
  type CockroachDbIdentity,
  clientHost,
  cockroachDbEndpoint,
  DatabaseCertificateAuthority,
  initScript,
  NODE_USER,
  NodeCertificates,
  ROOT_USER,
  type SqlLoadBalancer,
} from './cockroachdb';
export { DATABASE_CLASS, DatabaseClasses } from './database-classes';
export type { CertificateSource, DatabaseAuthentication, DatabaseEndpoint } from './database-endpoint';
export { INTERNET, network, pods } from './network-policy';
export type { PasswordFile } from './password-file';
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
export { RestrictedNamespace } from './restricted-namespace';
export { ZoneSpreadService } from './zone-spread-service';
