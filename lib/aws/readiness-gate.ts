import type { AllowlistedAnalystPlan } from '../scenario';

/**
 * Label of a namespace whose pods become ready only when their load balancer has found them healthy. Without it a rollout
 * ends every old pod before the load balancer sends anything to a new one, which takes it minutes.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/ (v3.4)
 */
export const READINESS_GATE = { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' };

/** Labels of the namespace of a database in the cluster: the gate, when the analyst reaches it through a load balancer. */
export const databaseReadinessGate = ({ allowlist, vpn }: AllowlistedAnalystPlan): Readonly<Record<string, string>> =>
  allowlist || vpn ? READINESS_GATE : {};
