import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Chart } from 'cdk8s';
import { Construct, type IDependable } from 'constructs';
import type { EksPostgresScenario } from '../../scenario';
import { PostgresBootstrapJob, postgresBootstrapJobName } from '../../workloads';
import { BackupBucket } from '../backup-bucket';
import type { ClusterAccess } from '../blueprint/cluster-access';
import { GeneratedPasswords } from '../generated-passwords';
import { applyManifests } from '../manifests';
import { PodRole } from '../pod-role';
import { databaseUsers } from './postgres-access';
import { bootstrapJob, defineInstances, definePgpool } from './postgres-database';
import { defineNamespaces, defineTrust } from './postgres-trust';

/** Properties for {@link PgpoolPostgres}. */
export interface PgpoolPostgresProps {
  readonly scenario: EksPostgresScenario;
  readonly access: ClusterAccess;
  /** Image of Pgpool-II. */
  readonly pgpoolImage: string;
  /** Namespace of the operator of CloudNativePG. */
  readonly operatorNamespace: string;
  /** What brings the kinds and the webhooks: CloudNativePG and its plugin, cert-manager, External Secrets, load balancers. */
  readonly operators: readonly IDependable[];
}

/**
 * Defines PostgreSQL in the cluster: a writer and two readers in three zones, Pgpool-II in front, their backups in a bucket,
 * their users with passwords of Secrets Manager. The objects are applied in parts, each when what it needs is there.
 */
export class PgpoolPostgres extends Construct {
  /** The users' passwords: the analyst's is for whoever may read it. */
  readonly passwords: GeneratedPasswords;
  /** What makes the namespaces. */
  readonly namespaces: Construct;

  constructor(scope: Construct, id: string, props: PgpoolPostgresProps) {
    super(scope, id);
    const { scenario, access, pgpoolImage, operatorNamespace, operators } = props;
    const { name, database } = scenario;
    this.passwords = new GeneratedPasswords(this, 'Passwords', {
      name,
      users: databaseUsers(scenario),
      reader: access.secretsReader,
    });
    const backups = new BackupBucket(this, 'Backups', {
      bucketName: database.backup.bucket,
      title: `${name}: PostgreSQL`,
    });
    const identity = new PodRole(this, 'Identity', {
      access,
      namespace: database.namespace,
      // CloudNativePG names the account of the instances after the Cluster
      serviceAccount: database.name,
      statements: backups.writerStatements(),
    });
    const job = bootstrapJob(scenario);
    const part = (part: string, after: readonly IDependable[], define: (chart: Chart) => void) => {
      const applied = applyManifests(this, part, access, define);
      applied.node.addDependency(...after);
      return applied;
    };
    const namespaces = part('Namespaces', [], (chart) => defineNamespaces(chart, scenario, access));
    this.namespaces = namespaces;
    const trust = part('Trust', [namespaces, this.passwords, ...operators], (chart) => defineTrust(chart, scenario));
    const instances = part('Instances', [trust, identity], (chart) =>
      defineInstances(chart, scenario, access, operatorNamespace),
    );
    part('Pgpool', [trust], (chart) => definePgpool(chart, scenario, access, pgpoolImage));
    part('Bootstrap', [instances], (chart) => {
      new PostgresBootstrapJob(chart, 'Job', job);
    });
    new CfnOutput(Stack.of(this), 'DatabaseBootstrapCommand', {
      description: 'Waits until the users and rights of the database are there',
      value: `kubectl wait --namespace ${job.namespace} --for=condition=Complete --timeout=30m job/${postgresBootstrapJobName(job)}`,
    });
  }
}
