import { Construct } from 'constructs';
import { type EksAuroraScenario, versions } from '../../scenario';
import type { PasswordFile } from '../../workloads';
import { type BastionPodsProps, bastionPods } from '../bastion-pods';
import type { AuroraPlatform } from '../blueprint/aurora/aurora-platform';
import { auroraEndpoint } from './aurora-endpoint';
import { databaseUserRole } from './database-user-role';

/** A token opens connections for 15 minutes; a connection that is open stays so. */
const TOKEN: PasswordFile = {
  image: versions.AWS_CLI_IMAGE,
  command:
    'aws rds generate-db-auth-token --hostname "$PGHOST" --port "$PGPORT" --username "$PGUSER" --region "$AWS_REGION"',
  refreshSeconds: 600,
};

/** Properties for {@link TokenBastionPods}. */
export interface TokenBastionPodsProps extends Pick<BastionPodsProps, 'bastion'> {
  readonly scenario: EksAuroraScenario;
  readonly platform: Pick<AuroraPlatform, 'cluster' | 'kubectlReady' | 'volumeKey' | 'database' | 'clusterName'>;
}

/** Defines the analyst's psql pods: connected to the readers, as the analyst, with a token of their own identity. */
export class TokenBastionPods extends Construct {
  constructor(scope: Construct, id: string, { scenario, platform, bastion }: TokenBastionPodsProps) {
    super(scope, id);
    const { username } = scenario.analyst;
    const role = databaseUserRole(this, 'Identity', {
      platform,
      namespace: scenario.analystNamespace,
      serviceAccount: bastion.name,
      user: username,
    });
    const { readOnlyHost, ...endpoint } = auroraEndpoint(scenario, platform, {
      name: username,
      authentication: 'identity',
    });
    const database = { ...endpoint, host: readOnlyHost ?? endpoint.host };
    bastionPods(this, 'Manifests', {
      scenario,
      access: platform,
      bastion,
      database,
      passwordFile: TOKEN,
    }).node.addDependency(role);
  }
}
