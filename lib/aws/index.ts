// Declares the AWS scenarios as CDK stacks: network, platform (by EKS Blueprints, in blueprint/) and services.
export { AuroraServerlessAddOn, type AuroraServerlessAddOnProps } from './blueprint/aurora/aurora-serverless-add-on';
export type { AuroraServerlessProps } from './blueprint/aurora/aurora-serverless-props';
export { AuroraServerlessProvider } from './blueprint/aurora/aurora-serverless-provider';
export { liftDeletionProtection } from './deletion-protection';
export { eksAuroraApp } from './eks-aurora-app';
export { eksCockroachDbApp } from './eks-cockroachdb-app';
export { eksPostgresApp } from './eks-postgres-app';
export { auroraGuide } from './guide/aurora-guide';
export { cockroachDbGuide } from './guide/cockroachdb-guide';
export { postgresGuide } from './guide/postgres-guide';
export type { Acknowledged, Finding } from './nag/acknowledge';
export { registerSecurityChecks, SECURITY_PACKS } from './nag/security-checks';
export { eksPreflightScript } from './preflight/eks-preflight';
export { readableManifests, type Template } from './readable-manifests';
export { type OversizeTemplate, oversize, TEMPLATE_LIMITS } from './template-limits';
