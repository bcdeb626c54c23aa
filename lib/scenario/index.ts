// Turns a Config into a Scenario: plain, serialisable data in which every number, name and address is decided.
// It knows no CDK, no cdk8s and no file.
export type { AnalystPlan } from './analyst-plan';
export type { AuroraPlan } from './aurora-plan';
export type { CockroachDbPlan } from './cockroachdb-plan';
export { DEDICATED } from './dedicated-nodes';
export type { AllowlistedAnalystPlan, AuroraAnalystPlan, EksAnalystPlan } from './eks-analyst-plan';
export { type EksAuroraScenario, eksAuroraScenario } from './eks-aurora';
export type { EksClusterPlan, EksNodeGroupPlan } from './eks-cluster-plan';
export { type EksCockroachDbScenario, eksCockroachDbScenario } from './eks-cockroachdb';
export { type EksPostgresScenario, eksPostgresScenario } from './eks-postgres';
export type { EksScenario } from './eks-scenario';
export { PRIVATE_SUBNET_PREFIX } from './eks-warnings';
export type { GkeClusterPlan, NodePoolPlan } from './gke-cluster-plan';
export { type GkeCockroachDbScenario, gkeCockroachDbScenario } from './gke-cockroachdb';
export type { BgpSession, InterconnectPlan, VpnPlan, VpnTunnel } from './link-plan';
export type { PostgresPlan } from './postgres-plan';
export { type Calls, callsOf, type DatabaseAccess, type ServicePlan } from './service-plan';
export * as versions from './versions';
export { isBelow } from './warnings';
