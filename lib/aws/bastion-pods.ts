import { Construct } from 'constructs';
import { type EksAuroraScenario, versions } from '../scenario';
import { Bastion, type PasswordFile } from '../workloads';
import { auroraEndpoint } from './aurora-endpoint';
import type { Platform } from './blueprint/platform';
import { DatabaseUserRole } from './database-user-role';
import { eksProfile } from './eks-profile';
import { applyManifests } from './manifests';

/** A token opens connections for 15 minutes; a connection that is open stays so. */
const TOKEN: PasswordFile = {
  image: versions.AWS_CLI_IMAGE,
  command:
    'aws rds generate-db-auth-token --hostname "$PGHOST" --port "$PGPORT" --username "$PGUSER" --region "$AWS_REGION"',
  refreshSeconds: 600,
};

/** Properties for {@link BastionPods}. */
export interface BastionPodsProps {
  readonly scenario: EksAuroraScenario;
  readonly platform: Pick<Platform, 'cluster' | 'kubectlReady' | 'database' | 'clusterName'>;
  readonly bastion: { readonly name: string; readonly replicas: number; readonly group: string };
}

/** Defines the analyst's psql pods: connected to the readers, as the analyst, with a token of their own identity. */
export class BastionPods extends Construct {
  constructor(scope: Construct, id: string, { scenario, platform, bastion }: BastionPodsProps) {
    super(scope, id);
    const { analystNamespace: namespace, analyst } = scenario;
    const role = new DatabaseUserRole(this, 'Identity', {
      platform,
      namespace,
      serviceAccount: bastion.name,
      user: analyst.username,
    });
    const { readOnlyHost, ...endpoint } = auroraEndpoint(scenario, platform, {
      name: analyst.username,
      authentication: 'identity',
    });
    const pods = applyManifests(this, 'Manifests', platform, (chart) => {
      new Bastion(chart, 'Bastion', {
        ...bastion,
        namespace,
        image: versions.PSQL_IMAGE,
        user: versions.PSQL_USER,
        database: { ...endpoint, host: readOnlyHost ?? endpoint.host },
        passwordFile: TOKEN,
        profile: eksProfile(scenario),
      });
    });
    pods.node.addDependency(role);
  }
}
