import type { Construct } from 'constructs';
import { type EksScenario, versions } from '../scenario';
import { Bastion, type DatabaseEndpoint, type PasswordFile } from '../workloads';
import type { ClusterAccess } from './blueprint/cluster-access';
import { eksProfile } from './eks-profile';
import { applyManifests } from './manifests';

/** Properties for {@link bastionPods}. */
export interface BastionPodsProps {
  readonly scenario: EksScenario;
  readonly access: Pick<ClusterAccess, 'cluster' | 'kubectlReady' | 'volumeKey'>;
  readonly bastion: NonNullable<EksScenario['analyst']['bastionPod']>;
  /** As whom and where psql connects. */
  readonly database: DatabaseEndpoint;
  /** Writes the password, where it is short-lived. @default - psql has its credentials already */
  readonly passwordFile?: PasswordFile;
}

/** Defines the analyst's psql pods, one in each zone. */
export function bastionPods(scope: Construct, id: string, props: BastionPodsProps): Construct {
  const { scenario, access, bastion, ...connection } = props;
  return applyManifests(scope, id, access, (chart) => {
    new Bastion(chart, 'Bastion', {
      ...bastion,
      ...connection,
      namespace: scenario.analystNamespace,
      image: versions.PSQL_IMAGE,
      user: versions.PSQL_USER,
      profile: eksProfile(scenario, access),
    });
  });
}
