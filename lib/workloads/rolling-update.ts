import { type DeploymentSpec, IntOrString } from 'cdk8s-plus-33/lib/imports/k8s';

/**
 * How a Deployment takes in a new revision: no pod leaves before another serves, and one that serves for less than 10
 * seconds does not count. After 10 minutes without progress the rollout counts as failed.
 *
 * @param maxSurge pods above the replicas @default - one
 * @see Kubernetes API v1.35, apps/v1 DeploymentSpec
 */
export const rollingUpdate = (
  maxSurge = 1,
): Pick<DeploymentSpec, 'revisionHistoryLimit' | 'minReadySeconds' | 'progressDeadlineSeconds' | 'strategy'> => ({
  revisionHistoryLimit: 5,
  minReadySeconds: 10,
  progressDeadlineSeconds: 600,
  strategy: {
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge: IntOrString.fromNumber(maxSurge), maxUnavailable: IntOrString.fromNumber(0) },
  },
});
