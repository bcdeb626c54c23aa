import { type GkeCockroachDbScenario, versions } from '../../scenario';
import { BootstrapJobs, type BootstrapJobsProps, bootstrapJobNames } from '../../workloads';
import type { Stage } from '../stage';
import { admitted, identity } from './database-access';

/** What the bootstrap of the database does. */
export function bootstrapJobs(scenario: GkeCockroachDbScenario): BootstrapJobsProps {
  const { database, analyst } = scenario;
  return {
    ...identity(scenario),
    clusterName: database.clusterName,
    cockroachImage: versions.COCKROACHDB_IMAGE,
    psqlImage: versions.PSQL_IMAGE,
    psqlUser: versions.PSQL_USER,
    database: database.database,
    users: database.users,
    analyst,
    admitted: admitted(scenario),
    ...(database.licence ? { licence: database.licence } : {}),
    backup: {
      uri: `gs://${database.backup.bucket}/cockroachdb?AUTH=implicit`,
      incremental: database.backup.incremental,
      full: database.backup.full,
    },
  };
}

/** The Jobs that initialise the cluster and bring its database, users, rights and backups to the wanted state. */
export function bootstrapStage(scenario: GkeCockroachDbScenario): Stage {
  const { namespace, name, licence } = scenario.database;
  const props = bootstrapJobs(scenario);
  const names = bootstrapJobNames(props).map((job) => `job/${job}`);
  return {
    directory: '40-bootstrap',
    title: 'initialisation, database, users, rights, backup schedule',
    secrets: licence
      ? [{ namespace, name: licence.secret, key: 'licence', content: 'the CockroachDB licence key' }]
      : [],
    define(chart) {
      new BootstrapJobs(chart('bootstrap'), 'Bootstrap', props);
    },
    wait: [
      `wait --namespace ${namespace} --for=condition=Complete --timeout=30m ${names.join(' ')}`,
      `rollout status --namespace ${namespace} --timeout=15m statefulset/${name}`,
    ],
  };
}
