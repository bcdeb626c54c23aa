// Declares the AWS scenarios as CDK stacks: network, platform (by EKS Blueprints, in blueprint/) and services.
export { deployGuide } from './deploy-guide';
export { eksAuroraApp, registerSecurityChecks } from './eks-aurora-app';
export type { Acknowledged, Finding } from './nag/acknowledge';
export { readableManifests, type Template } from './readable-manifests';
