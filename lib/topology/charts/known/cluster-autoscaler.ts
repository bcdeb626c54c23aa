import { type KnownChart, replicaCount } from '../known-chart';

/** @see kubernetes/autoscaler, charts/cluster-autoscaler 9.53: values.yaml and templates/_helpers.tpl */
export const CLUSTER_AUTOSCALER: KnownChart = {
  namespace: 'kube-system',
  name: ({ cloudProvider }) => `${typeof cloudProvider === 'string' ? cloudProvider : 'aws'}-cluster-autoscaler`,
  deployments: [
    {
      section: '',
      suffix: '',
      label: '*',
      replicas: replicaCount(1),
      budget: { whenEnabled: false, standard: { maxUnavailable: '1' } },
      standard: { priorityClassName: 'system-cluster-critical' },
    },
  ],
  webhooks: [],
};
