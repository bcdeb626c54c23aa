import { versions } from '../../scenario';

/**
 * Every version of an add-on and of a Helm chart, in one place. None is 'auto': that asks the EKS API at synth, and the
 * template would depend on the day. To move one: change it here, run the tests, read the difference in `cdk diff`.
 */

/**
 * Add-ons that EKS installs and patches, for Kubernetes 1.35.
 *
 * @see versions that EKS Blueprints 1.19.0 falls back to for 1.35 (read in the package, November 2026), but for the VPC CNI;
 * `aws eks describe-addon-versions --kubernetes-version 1.35` lists what a region offers
 */
export const EKS_ADD_ONS = {
  /**
   * Not the v1.21.1 of EKS Blueprints: its network policy agent, 1.3.1, may leave the first pods of a node without any
   * traffic. Version 1.3.2 mends that, and is in the VPC CNI from v1.21.2 and v1.22.1 on. EKS offers this one for
   * Kubernetes 1.30 to 1.36.
   *
   * @see https://github.com/aws/aws-network-policy-agent/pull/551 and issues 553, 570, 592 (November 2026)
   */
  vpcCni: 'v1.22.3-eksbuild.1',
  coreDns: 'v1.13.2-eksbuild.3',
  kubeProxy: 'v1.35.0-eksbuild.2',
  podIdentityAgent: 'v1.3.10-eksbuild.2',
  ebsCsiDriver: 'v1.57.1-eksbuild.1',
} as const;

/**
 * Helm charts of every scenario.
 *
 * @see defaults of the add-ons in EKS Blueprints 1.19.0 (read in the package, November 2026)
 */
export const CHARTS = {
  awsLoadBalancerController: '3.4.0',
  metricsServer: '3.13.1',
  externalSecrets: '2.7.0',
  /** The newest that EKS Blueprints 1.19.0 knows: it names it for Kubernetes 1.34 and has none for 1.35 yet. */
  clusterAutoscaler: '9.53.0',
} as const;

/** Helm charts that a database in the cluster needs. */
export const DATABASE_CHARTS = {
  certManager: versions.CERT_MANAGER_CHART.version,
  /**
   * The operator 1.30.1, which does not revert a failover as 1.30.0 may.
   *
   * @see https://github.com/cloudnative-pg/cloudnative-pg/issues/11346, https://github.com/cloudnative-pg/charts/releases (November 2026)
   */
  cloudNativePg: '0.29.1',
  /** @see https://github.com/cloudnative-pg/charts/releases/tag/plugin-barman-cloud-v0.8.1 (November 2026) */
  barmanCloud: '0.8.1',
} as const;
