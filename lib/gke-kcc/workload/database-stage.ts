import { DEDICATED, type GkeCockroachDbScenario, versions } from '../../scenario';
import { CockroachDb, cockroachDbAlerts, DATABASE_CLASS, network, pods } from '../../workloads';
import type { Stage } from '../stage';
import { identity, sqlLoadBalancers } from './database-access';
import { gkeProfile } from './gke-profile';

/** The members of the CockroachDB cluster and the Services in front of them. They become ready only after the bootstrap. */
export function databaseStage(scenario: GkeCockroachDbScenario): Stage {
  const { database, analyst, servicesNamespace } = scenario;
  const profile = gkeProfile(scenario);
  const members = [...Array(database.replicas).keys()].map((member) => `pod/${database.name}-${member}`).join(' ');
  const bastion = analyst.bastion ? [pods(analyst.namespace, analyst.bastion.name)] : [];
  return {
    directory: '30-database',
    title: 'CockroachDB: one member in each zone, and the Services in front',
    define(chart) {
      new CockroachDb(chart('cockroachdb'), 'CockroachDB', {
        ...database,
        ...identity(scenario),
        image: versions.COCKROACHDB_IMAGE,
        kubectlImage: versions.KUBECTL_IMAGE,
        priorityClass: DATABASE_CLASS,
        storageClass: DATABASE_CLASS,
        dedicatedNodes: { key: DEDICATED, value: 'database' },
        loadBalancers: sqlLoadBalancers(scenario, profile),
        clients: [...database.users.map(({ name }) => pods(servicesNamespace, name)), ...bastion],
        telemetry: database.licence?.telemetry ?? false,
        alerts: cockroachDbAlerts(database),
        kubernetesApi: [network(scenario.network.controlPlane)],
        profile,
      });
    },
    wait: [
      `wait --namespace ${database.namespace} --for=create --timeout=5m ${members}`,
      `wait --namespace ${database.namespace} --for=jsonpath='{.status.phase}'=Running --timeout=15m ${members}`,
    ],
  };
}
