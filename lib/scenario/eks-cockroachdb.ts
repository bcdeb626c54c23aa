import { type AwsConfig, cockroachDbMember, smallestInstanceType } from '../config';
import { type CockroachDbPlan, cockroachDbPlan } from './cockroachdb-plan';
import { type AllowlistedAnalystPlan, allowlistedAnalystPlan } from './eks-analyst-plan';
import { databaseNodes } from './eks-cluster-plan';
import { type EksScenario, eksBackupBucket, eksScenario } from './eks-scenario';
import { clusterDatabaseWarnings } from './eks-warnings';
import { servicePlans } from './service-plan';
import { licenceWarnings } from './warnings';

/** An EKS cluster with CockroachDB in it. */
export interface EksCockroachDbScenario extends EksScenario {
  readonly id: 'eks-cockroachdb';
  readonly database: CockroachDbPlan & { readonly backup: { readonly bucket: string } };
  readonly analyst: AllowlistedAnalystPlan;
}

/** Decides the scenario. Total: every valid configuration with a section aws has one. */
export function eksCockroachDbScenario(config: AwsConfig): EksCockroachDbScenario {
  const instanceType = smallestInstanceType(cockroachDbMember(config.database.cockroachdb)) ?? '';
  const common = eksScenario(config, 'cockroachdb', [databaseNodes(instanceType)]);
  const database = cockroachDbPlan(config, common.name, servicePlans(config));
  return {
    id: 'eks-cockroachdb',
    ...common,
    database: { ...database, backup: { bucket: eksBackupBucket(config, 'cockroachdb'), ...database.backup } },
    analyst: allowlistedAnalystPlan(config, common.name),
    warnings: [...licenceWarnings(config), ...clusterDatabaseWarnings(config, common.cluster)],
  };
}
