import { type KnownChart, preferOtherNodes, replicaCount } from '../known-chart';

/** @see aws/eks-charts, stable/aws-load-balancer-controller 3.4: values.yaml, templates/webhook.yaml and pdb.yaml */
export const AWS_LOAD_BALANCER_CONTROLLER: KnownChart = {
  namespace: 'kube-system',
  deployments: [
    {
      section: '',
      suffix: '',
      label: 'aws-load-balancer-controller',
      replicas: replicaCount(2),
      budget: { whenEnabled: false },
      standard: {
        affinity: preferOtherNodes('aws-load-balancer-controller'),
        priorityClassName: 'system-cluster-critical',
        terminationGracePeriodSeconds: 10,
      },
    },
  ],
  webhooks: [
    {
      name: 'mpod.elbv2.k8s.aws',
      policy: 'podMutatorWebhookConfig.failurePolicy',
      service: 'aws-load-balancer-webhook-service',
      deployment: 0,
    },
    { name: 'vingress.elbv2.k8s.aws', service: 'aws-load-balancer-webhook-service', deployment: 0 },
    { name: 'mtargetgroupbinding.elbv2.k8s.aws', service: 'aws-load-balancer-webhook-service', deployment: 0 },
    {
      name: 'mservice.elbv2.k8s.aws',
      policy: 'serviceMutatorWebhookConfig.failurePolicy',
      switch: 'enableServiceMutatorWebhook',
      service: 'aws-load-balancer-webhook-service',
      deployment: 0,
    },
  ],
};
