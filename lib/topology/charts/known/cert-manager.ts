import { AT_LEAST_ONE, type KnownChart, replicaCount } from '../known-chart';

/** @see cert-manager 1.21, deploy/charts/cert-manager: values.yaml and templates */
export const CERT_MANAGER: KnownChart = {
  namespace: 'cert-manager',
  deployments: [
    {
      section: '',
      suffix: '',
      label: 'cert-manager',
      component: 'controller',
      replicas: replicaCount(1),
      budget: AT_LEAST_ONE,
    },
    {
      section: 'webhook',
      suffix: '-webhook',
      label: 'webhook',
      component: 'webhook',
      replicas: replicaCount(1),
      budget: AT_LEAST_ONE,
    },
    {
      section: 'cainjector',
      suffix: '-cainjector',
      label: 'cainjector',
      component: 'cainjector',
      replicas: replicaCount(1),
      budget: AT_LEAST_ONE,
    },
  ],
  webhooks: [{ name: 'webhook.cert-manager.io', service: '*-webhook', deployment: 1 }],
};
