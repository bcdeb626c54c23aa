import type { AwsConfig } from '../config';
import { type AllowlistedAnalystPlan, allowlistedAnalystPlan } from './eks-analyst-plan';
import { databaseNodes } from './eks-cluster-plan';
import { type EksScenario, eksScenario } from './eks-scenario';
import { clusterDatabaseWarnings } from './eks-warnings';
import { type PostgresPlan, postgresInstanceType, postgresPlan } from './postgres-plan';
import { servicePlans } from './service-plan';

/** An EKS cluster with PostgreSQL by CloudNativePG in it, and Pgpool-II in front. */
export interface EksPostgresScenario extends EksScenario {
  readonly id: 'eks-postgres';
  readonly database: PostgresPlan;
  readonly analyst: AllowlistedAnalystPlan;
}

/** Decides the scenario. Total: every valid configuration with a section aws has one. */
export function eksPostgresScenario(config: AwsConfig): EksPostgresScenario {
  const common = eksScenario(config, 'postgres', [databaseNodes(postgresInstanceType(config))]);
  return {
    id: 'eks-postgres',
    ...common,
    database: postgresPlan(config, servicePlans(config)),
    analyst: allowlistedAnalystPlan(config, common.name),
    warnings: clusterDatabaseWarnings(config, common.cluster),
  };
}
