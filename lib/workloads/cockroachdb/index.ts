// CockroachDB on Kubernetes: certificates, members, bootstrap and clients, in the order in which they are applied.
export { cockroachDbAlerts } from './alerts';
export { BootstrapJobs, type BootstrapJobsProps, bootstrapJobNames } from './bootstrap-jobs';
export { bootstrapSql } from './bootstrap-sql';
export { CERTIFICATE_RELOAD_SCRIPT } from './certificate-reload';
export { CockroachDbClient, cockroachDbEndpoint } from './client';
export { CockroachDb, type CockroachDbProps } from './cockroachdb';
export { admittedUsers } from './host-based-authentication';
export { type CockroachDbIdentity, clientHost } from './identity';
export { initScript } from './init-script';
export { NODE_USER, NodeCertificates, ROOT_USER } from './node-certificates';
export { type RestoreCommands, restoreCommands, restoreWords } from './restore-commands';
