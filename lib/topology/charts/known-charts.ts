import { AWS_EBS_CSI_DRIVER } from './known/aws-ebs-csi-driver';
import { AWS_LOAD_BALANCER_CONTROLLER } from './known/aws-load-balancer-controller';
import { CERT_MANAGER } from './known/cert-manager';
import { CLOUDNATIVE_PG } from './known/cloudnative-pg';
import { CLUSTER_AUTOSCALER } from './known/cluster-autoscaler';
import { COREDNS } from './known/coredns';
import { EXTERNAL_SECRETS } from './known/external-secrets';
import { METRICS_SERVER } from './known/metrics-server';
import { PLUGIN_BARMAN_CLOUD } from './known/plugin-barman-cloud';
import type { KnownChart } from './known-chart';

/** Add-ons of EKS whose configuration tells what they make. */
export const KNOWN_ADD_ONS: ReadonlyMap<string, KnownChart> = new Map([
  ['aws-ebs-csi-driver', AWS_EBS_CSI_DRIVER],
  ['coredns', COREDNS],
]);

/** Charts whose values tell what they make. */
export const KNOWN_CHARTS: ReadonlyMap<string, KnownChart> = new Map([
  ['aws-load-balancer-controller', AWS_LOAD_BALANCER_CONTROLLER],
  ['cert-manager', CERT_MANAGER],
  ['cloudnative-pg', CLOUDNATIVE_PG],
  ['cluster-autoscaler', CLUSTER_AUTOSCALER],
  ['external-secrets', EXTERNAL_SECRETS],
  ['metrics-server', METRICS_SERVER],
  ['plugin-barman-cloud', PLUGIN_BARMAN_CLOUD],
]);
