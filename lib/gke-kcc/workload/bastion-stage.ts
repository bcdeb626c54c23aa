import { type GkeCockroachDbScenario, versions } from '../../scenario';
import { Bastion, cockroachDbEndpoint } from '../../workloads';
import type { Stage } from '../stage';
import { identity } from './database-access';
import { gkeProfile } from './gke-profile';

/** The analyst's psql pods; `undefined` when the analyst comes another way. */
export function bastionStage(scenario: GkeCockroachDbScenario): Stage | undefined {
  const { analyst, database } = scenario;
  const { bastion, namespace, username } = analyst;
  if (!bastion) return undefined;
  return {
    directory: '60-bastion',
    title: "the analyst's psql pods, one in each zone",
    define(chart) {
      new Bastion(chart('bastion'), 'Bastion', {
        ...bastion,
        namespace,
        image: versions.PSQL_IMAGE,
        user: versions.PSQL_USER,
        database: cockroachDbEndpoint(identity(scenario), database.database, username),
        profile: gkeProfile(scenario),
      });
    },
    wait: [`rollout status --namespace ${namespace} --timeout=10m statefulset/${bastion.name}`],
  };
}
