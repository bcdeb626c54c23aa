import type { KnownChart } from '../known-chart';

/** @see kubernetes-sigs/metrics-server, charts/metrics-server 3.13: values.yaml and templates/deployment.yaml */
export const METRICS_SERVER: KnownChart = {
  namespace: 'kube-system',
  deployments: [
    {
      section: '',
      suffix: '',
      label: 'metrics-server',
      replicas: { field: 'replicas', standard: 1 },
      budget: { whenEnabled: true },
      standard: {
        priorityClassName: 'system-cluster-critical',
        resources: { requests: { cpu: '100m', memory: '200Mi' } },
      },
    },
  ],
  webhooks: [],
};
