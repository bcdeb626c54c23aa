import type { Chart } from 'cdk8s';
import { DEDICATED, type EksPostgresScenario, versions } from '../../scenario';
import {
  PGPOOL_USER,
  Pgpool,
  type PostgresBootstrapJobProps,
  PostgresCluster,
  pods,
  postgresAlerts,
  postgresClusterBootstrap,
} from '../../workloads';
import type { ClusterAccess } from '../blueprint/cluster-access';
import { eksProfile } from '../eks-profile';
import { kubernetesApi } from '../kubernetes-api';
import { sqlAccess } from '../sql-load-balancers';
import { databaseUsers, issuer, PASSWORDS_SECRET, pgpoolIdentity, postgresIdentity } from './postgres-access';

/** Pods of other namespaces that use the database. */
function clients({ database, servicesNamespace, analystNamespace, analyst }: EksPostgresScenario) {
  const bastion = analyst.bastionPod ? [pods(analystNamespace, analyst.bastionPod.name)] : [];
  return [...database.users.map(({ name }) => pods(servicesNamespace, name)), ...bastion];
}

/** Adds the writer and the readers, on nodes of their own. */
export function defineInstances(
  chart: Chart,
  scenario: EksPostgresScenario,
  access: ClusterAccess,
  operatorNamespace: string,
): void {
  const { database } = scenario;
  new PostgresCluster(chart, 'Cluster', {
    ...database,
    ...postgresIdentity(scenario),
    image: versions.POSTGRES_IMAGE,
    monitoring: database.metrics,
    alerts: postgresAlerts({ ...database, analyst: scenario.analyst.username }),
    backup: { ...database.backup, destination: `s3://${database.backup.bucket}/postgres` },
    issuer: issuer(scenario),
    pgpool: pgpoolIdentity(scenario),
    clients: clients(scenario),
    dedicatedNodes: { key: DEDICATED, value: 'database' },
    operatorNamespace,
    kubernetesApi: kubernetesApi(scenario, access),
    profile: eksProfile(scenario, access),
  });
}

/** Adds Pgpool-II, and the load balancers through which the analyst comes. */
export function definePgpool(chart: Chart, scenario: EksPostgresScenario, access: ClusterAccess, image: string): void {
  const { database, analyst } = scenario;
  new Pgpool(chart, 'Pgpool', {
    ...pgpoolIdentity(scenario),
    ...database.connections.pgpool,
    image,
    user: PGPOOL_USER,
    cluster: postgresIdentity(scenario),
    database: database.database,
    users: databaseUsers(scenario),
    passwordSecret: PASSWORDS_SECRET,
    longestReadSeconds: analyst.statementTimeoutSeconds,
    issuer: issuer(scenario),
    clients: clients(scenario),
    ...sqlAccess(analyst, access.cluster.vpc, eksProfile(scenario, access)),
  });
}

/** The Job that makes users, passwords and rights. */
export function bootstrapJob(scenario: EksPostgresScenario): PostgresBootstrapJobProps {
  const { database, analyst } = scenario;
  const { username, statementTimeoutSeconds } = analyst;
  return postgresClusterBootstrap({
    cluster: postgresIdentity(scenario),
    database: database.database,
    users: database.users,
    analyst: { username, statementTimeoutSeconds, connectionLimit: database.connections.analyst },
    image: versions.PSQL_IMAGE,
    user: versions.PSQL_USER,
    passwordSecret: PASSWORDS_SECRET,
  });
}
