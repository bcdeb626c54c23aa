// What a person may write in trizone.yaml: the schema, the rules over it, and clear words for every mistake.
// It is the only room that knows zod and YAML input.

export { smallestInstanceType } from './aws-instance-type';
export {
  cockroachDbMember,
  DATABASE_NODES_PER_ZONE,
  eksNodesPerZone,
  generalNodesPerZone,
  type NodeBounds,
  PODS_PER_NODE,
  pgpoolPod,
  postgresInstance,
  SYSTEM_PODS_PER_NODE,
} from './capacity';
export { configJsonSchema } from './json-schema';
export { type NetworkPlan, networkPlan } from './network-plan';
export { parseConfig, printConfig } from './parse';
export { ConfigError, formatProblems, type Problem } from './problem';
export { AMAZON_ASN } from './rules/analyst-aws';
export { backupBucket } from './rules/database';
export { PARTNER_ASN } from './rules/links';
export { hasAws, hasGoogle } from './rules/scenarios';
export {
  type AwsConfig,
  type Config,
  type GoogleConfig,
  SCENARIO_IDS,
  type ScenarioId,
  type ServiceConfig,
} from './schema';
export { LONGEST_SERVICE_NAME } from './service';
export { leastServiceStacks, MOST_SERVICE_STACKS, serviceStacksOf } from './service-stacks';
