import { type KnownChart, replicaCount } from '../known-chart';

/** @see cloudnative-pg/charts, charts/plugin-barman-cloud 0.8: values.yaml and templates */
export const PLUGIN_BARMAN_CLOUD: KnownChart = {
  namespace: 'cnpg-system',
  deployments: [{ section: '', suffix: '', label: 'plugin-barman-cloud', replicas: replicaCount(1) }],
  webhooks: [],
};
