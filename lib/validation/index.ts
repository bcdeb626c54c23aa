// The rules as others use them: a policy validation plugin of the CDK, a validation of cdk8s, and as plain functions.
// The room may read files, because both plugins are handed paths.
export {
  type Assessment,
  assess,
  type Finding,
  formats,
  type Judgement,
  RULES,
  type Rule,
  type RuleResult,
  type Severity,
  type Verdict,
  zoneMatrix,
} from '../resilience';
export { readTopologies, type SourceFile, type Topology } from '../topology';
export { HighAvailabilityPlugin } from './high-availability-plugin';
export { HighAvailabilityValidation } from './high-availability-validation';
