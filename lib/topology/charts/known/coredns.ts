import { type KnownChart, replicaCount } from '../known-chart';

/**
 * The add-on of EKS, which takes its configuration as a chart takes values.
 *
 * @see Amazon EKS, add-on coredns v1.13: default manifest and schema (aws eks describe-addon-configuration)
 */
export const COREDNS: KnownChart = {
  namespace: 'kube-system',
  deployments: [
    {
      section: '',
      suffix: '',
      label: 'coredns',
      labels: { 'eks.amazonaws.com/component': 'coredns', 'k8s-app': 'kube-dns' },
      replicas: replicaCount(2),
      budget: { whenEnabled: false, standard: { maxUnavailable: '1' } },
      standard: {
        priorityClassName: 'system-cluster-critical',
        resources: { requests: { cpu: '100m', memory: '70Mi' } },
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
      },
    },
  ],
  webhooks: [],
};
