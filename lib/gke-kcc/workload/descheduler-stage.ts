import { type GkeCockroachDbScenario, versions } from '../../scenario';
import { DESCHEDULER, Descheduler, network } from '../../workloads';
import type { Stage } from '../stage';
import { gkeProfile } from './gke-profile';

/** What brings the pods of the services back into an empty zone. */
export function deschedulerStage(scenario: GkeCockroachDbScenario): Stage {
  return {
    directory: '55-descheduler',
    title: 'the descheduler, which keeps the services even over the zones',
    define(chart) {
      new Descheduler(chart('descheduler'), 'Descheduler', {
        image: versions.DESCHEDULER_IMAGE,
        namespaces: [scenario.servicesNamespace],
        nameServers: gkeProfile(scenario).nameServers,
        kubernetesApi: [network(scenario.network.controlPlane)],
      });
    },
    wait: [`rollout status --namespace ${DESCHEDULER} --timeout=10m deployment/${DESCHEDULER}`],
  };
}
