import type { AwsConfig } from '../config';
import { type AuroraPlan, auroraPlan } from './aurora-plan';
import { type AuroraAnalystPlan, auroraAnalystPlan } from './eks-analyst-plan';
import { type EksScenario, eksScenario } from './eks-scenario';
import { auroraWarnings } from './eks-warnings';
import { servicePlans } from './service-plan';

/** An EKS cluster with Aurora PostgreSQL Serverless. */
export interface EksAuroraScenario extends EksScenario {
  readonly id: 'eks-aurora';
  readonly database: AuroraPlan;
  readonly analyst: AuroraAnalystPlan;
}

/** Decides the scenario. Total: every valid configuration with a section aws has one. */
export function eksAuroraScenario(config: AwsConfig): EksAuroraScenario {
  const common = eksScenario(config, 'aurora');
  const analyst = auroraAnalystPlan(config, common.name);
  return {
    id: 'eks-aurora',
    ...common,
    network: { ...common.network, ...(analyst.publicEndpoint ? { databaseInternetRoute: true } : {}) },
    database: auroraPlan(config, servicePlans(config)),
    analyst,
    warnings: auroraWarnings(config, common.cluster),
  };
}
