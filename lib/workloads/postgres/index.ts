// PostgreSQL that somebody else runs: database, users and rights, and the Job that brings them to the wanted state.
export {
  PostgresBootstrapJob,
  type PostgresBootstrapJobProps,
  postgresBootstrapJobName,
  postgresBootstrapName,
} from './bootstrap-job';
export { type PostgresBootstrapProps, type PostgresUser, postgresBootstrapSql } from './bootstrap-sql';
