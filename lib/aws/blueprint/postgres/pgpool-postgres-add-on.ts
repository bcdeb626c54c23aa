import type { ClusterAddOn, ClusterInfo } from '@aws-quickstart/eks-blueprints';
import { Stack } from 'aws-cdk-lib';
import { DockerImageAsset, Platform } from 'aws-cdk-lib/aws-ecr-assets';
import type { Construct } from 'constructs';
import type { EksPostgresScenario } from '../../../scenario';
import { PgpoolPostgres } from '../../postgres/pgpool-postgres';
import { awaitAddOns } from '../await-add-ons';
import { CERT_MANAGER } from '../cert-manager-add-on';
import { clusterAccess } from '../cluster-access';
import { EXTERNAL_SECRETS } from '../external-secrets-role';
import { LOAD_BALANCER_CONTROLLER } from '../load-balancer-controller-add-on';
import { BARMAN_CLOUD, CLOUD_NATIVE_PG, OPERATOR_NAMESPACE } from './cloud-native-pg-add-on';

/** Name under which others find it. */
export const PGPOOL_POSTGRES = 'pgpool-postgres';

/** Whose kinds and webhooks it needs. */
const NEEDS = [CERT_MANAGER, CLOUD_NATIVE_PG, BARMAN_CLOUD, EXTERNAL_SECRETS, LOAD_BALANCER_CONTROLLER] as const;

/** Properties for {@link PgpoolPostgresAddOn}. */
export interface PgpoolPostgresAddOnProps {
  readonly scenario: EksPostgresScenario;
  /** Folder with the Dockerfile of Pgpool-II, used when the scenario names no image. */
  readonly pgpoolDirectory: string;
}

/**
 * Adds PostgreSQL by CloudNativePG with Pgpool-II in front, its backups and its users. Use it in any blueprint whose nodes
 * are in three zones, after the add-ons that it needs:
 *
 * ```ts
 * EksBlueprint.builder()
 *   .addOns(..., new CertManagerAddOn(scenario.cluster), new CloudNativePgAddOn(scenario), new BarmanCloudAddOn())
 *   .addOns(new PgpoolPostgresAddOn({ scenario, pgpoolDirectory: 'images/pgpool' }))
 * ```
 */
export class PgpoolPostgresAddOn implements ClusterAddOn {
  readonly id = PGPOOL_POSTGRES;
  private readonly props: PgpoolPostgresAddOnProps;

  constructor(props: PgpoolPostgresAddOnProps) {
    this.props = props;
  }

  /**
   * Defines the database.
   *
   * @throws when an add-on that it needs is not among those before it
   */
  async deploy(info: ClusterInfo): Promise<Construct> {
    const { scenario, pgpoolDirectory } = this.props;
    const operators = await awaitAddOns(info, NEEDS);
    const stack = Stack.of(info.cluster);
    return new PgpoolPostgres(stack, 'Postgres', {
      scenario,
      access: clusterAccess(info, scenario.cluster.name),
      pgpoolImage: scenario.database.pgpool.image ?? builtImage(stack, pgpoolDirectory),
      operatorNamespace: OPERATOR_NAMESPACE,
      operators,
    });
  }
}

/** The image that the deploy builds; its name holds a digest of the folder, so that another content is another revision. */
function builtImage(stack: Stack, directory: string): string {
  // the nodes' own kind of processor, whatever the machine that builds it has
  return new DockerImageAsset(stack, 'PgpoolImage', { directory, platform: Platform.LINUX_AMD64 }).imageUri;
}
