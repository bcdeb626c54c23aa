// Turns a Config into a Scenario: plain, serialisable data in which every number, name and address is decided.
// It knows no CDK, no cdk8s and no file.
export type { AnalystPlan } from './analyst-plan';
export type { AuroraPlan } from './aurora-plan';
export type { CockroachDbPlan } from './cockroachdb-plan';
export type { EksAnalystPlan } from './eks-analyst-plan';
export { type EksAuroraScenario, type EksClusterPlan, eksAuroraScenario } from './eks-aurora';
export { PRIVATE_SUBNET_PREFIX } from './eks-warnings';
export { DEDICATED, type GkeClusterPlan, type NodePoolPlan } from './gke-cluster-plan';
export { type GkeCockroachDbScenario, gkeCockroachDbScenario } from './gke-cockroachdb';
export type { BgpSession, InterconnectPlan, VpnPlan, VpnTunnel } from './link-plan';
export { type Calls, callsOf, type DatabaseAccess, type ServicePlan } from './service-plan';
export * as versions from './versions';
export { isBelow } from './warnings';
