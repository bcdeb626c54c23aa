/**
 * Label of a namespace where the load balancer's own health check holds up a rollout.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/ (v3.4)
 */
export const READINESS_GATE = { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' };
