import type { Construct, IDependable } from 'constructs';
import { type EksScenario, versions } from '../scenario';
import { Descheduler } from '../workloads';
import type { Platform } from './blueprint/platform';
import { eksProfile } from './eks-profile';
import { kubernetesApi } from './kubernetes-api';
import { applyManifests } from './manifests';

/** Properties for {@link descheduler}. */
export interface EksDeschedulerProps {
  readonly scenario: EksScenario;
  readonly platform: Pick<Platform, 'stack' | 'cluster' | 'kubectlReady' | 'volumeKey' | 'chartsReady'>;
  /** Namespaces of pods that it keeps even, beside that of the services. @default - none */
  readonly namespaces?: readonly string[];
  /** What makes the namespaces. */
  readonly after: IDependable;
}

/** Adds what brings the pods of the services back into an empty zone to the platform stack. */
export function descheduler({ scenario, platform, namespaces = [], after }: EksDeschedulerProps): Construct {
  const applied = applyManifests(platform.stack, 'Descheduler', platform, (chart) => {
    new Descheduler(chart, 'Descheduler', {
      image: versions.DESCHEDULER_IMAGE,
      namespaces: [scenario.servicesNamespace, ...namespaces],
      nameServers: eksProfile(scenario, platform).nameServers,
      kubernetesApi: kubernetesApi(scenario, platform),
    });
  });
  // charts come after the nodes and their network
  applied.node.addDependency(after, platform.chartsReady);
  return applied;
}
