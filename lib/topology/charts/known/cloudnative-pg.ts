import { type KnownChart, replicaCount } from '../known-chart';

/** @see cloudnative-pg/charts, charts/cloudnative-pg 0.29: values.yaml and templates */
export const CLOUDNATIVE_PG: KnownChart = {
  namespace: 'cnpg-system',
  deployments: [
    { section: '', suffix: '', label: 'cloudnative-pg', replicas: replicaCount(1), budget: { whenEnabled: true } },
  ],
  webhooks: [
    {
      name: 'mcluster.cnpg.io',
      policy: 'webhook.mutating.failurePolicy',
      switch: 'webhook.mutating.create',
      service: 'cnpg-webhook-service',
      deployment: 0,
    },
    {
      name: 'vcluster.cnpg.io',
      policy: 'webhook.validating.failurePolicy',
      switch: 'webhook.validating.create',
      service: 'cnpg-webhook-service',
      deployment: 0,
    },
  ],
};
