import { AT_LEAST_ONE, type ChartBudget, type KnownChart, replicaCount } from '../known-chart';

const BUDGET: ChartBudget = { ...AT_LEAST_ONE, suffix: '-pdb' };

/** @see external-secrets 2.7, deploy/charts/external-secrets: values.yaml and templates */
export const EXTERNAL_SECRETS: KnownChart = {
  namespace: 'external-secrets',
  deployments: [
    { section: '', suffix: '', label: 'external-secrets', replicas: replicaCount(1), budget: BUDGET },
    {
      section: 'webhook',
      suffix: '-webhook',
      label: 'external-secrets-webhook',
      replicas: replicaCount(1),
      budget: BUDGET,
    },
    {
      section: 'certController',
      suffix: '-cert-controller',
      label: 'external-secrets-cert-controller',
      replicas: replicaCount(1),
      budget: BUDGET,
    },
  ],
  webhooks: [
    { name: 'validate.secretstore.external-secrets.io', switch: 'webhook.create', service: '*-webhook', deployment: 1 },
    {
      name: 'validate.externalsecret.external-secrets.io',
      switch: 'webhook.create',
      policy: 'webhook.failurePolicy',
      service: '*-webhook',
      deployment: 1,
    },
  ],
};
