import { CHARTS, DATABASE_CHARTS } from '../../../lib/aws/blueprint/add-on-versions';
import type { PostgresPlatform } from '../../../lib/aws/blueprint/postgres/postgres-platform';
import { buildPostgresPlatform } from '../../../lib/aws/blueprint/postgres/postgres-platform';
import { eksPostgresScenario } from '../../../lib/scenario';
import { example } from '../synthesized';
import { type Built, built } from './built-platform';

/** Values that every chart here has. */
const COMMON = ['replicaCount', 'resources', 'tolerations', 'topologySpreadConstraints'];

/**
 * The values that we set, of those that each chart has: written down from the chart's own `values.yaml` at its version, so
 * that another name is looked up first.
 */
const VALUES: Readonly<Record<string, { readonly version: string; readonly keys: readonly string[] }>> = {
  'aws-load-balancer-controller': {
    version: CHARTS.awsLoadBalancerController,
    keys: [
      ...COMMON,
      'clusterName',
      'region',
      'vpcId',
      'image',
      'serviceAccount',
      'enableShield',
      'enableWaf',
      'enableWafv2',
      'createIngressClassResource',
      'ingressClass',
      'ingressClassParams',
      'enableServiceMutatorWebhook',
      'podMutatorWebhookConfig',
      'podDisruptionBudget',
    ],
  },
  'cluster-autoscaler': {
    version: CHARTS.clusterAutoscaler,
    keys: [...COMMON, 'cloudProvider', 'awsRegion', 'autoDiscovery', 'rbac', 'podDisruptionBudget', 'extraArgs'],
  },
  'metrics-server': {
    version: CHARTS.metricsServer,
    keys: ['replicas', 'resources', 'tolerations', 'topologySpreadConstraints', 'podDisruptionBudget'],
  },
  'external-secrets': {
    version: CHARTS.externalSecrets,
    keys: [...COMMON, 'serviceAccount', 'leaderElect', 'podDisruptionBudget', 'webhook', 'certController'],
  },
  'cert-manager': {
    version: DATABASE_CHARTS.certManager,
    keys: [
      ...COMMON,
      'crds',
      'global',
      'enableCertificateOwnerRef',
      'podDisruptionBudget',
      'webhook',
      'cainjector',
      'startupapicheck',
    ],
  },
  'cloudnative-pg': { version: DATABASE_CHARTS.cloudNativePg, keys: [...COMMON, 'priorityClassName'] },
  'plugin-barman-cloud': { version: DATABASE_CHARTS.barmanCloud, keys: [...COMMON, 'priorityClassName'] },
};

const scenario = eksPostgresScenario(example('everything'));
let platform: Built<PostgresPlatform>;
beforeAll(async () => {
  platform = await built(scenario, (app, plan, network) => buildPostgresPlatform(app, plan, network, 'images/pgpool'));
}, 120_000);

const charts = () => platform.resources('Custom::AWSCDK-EKS-HelmChart').map(([, { Properties }]) => Properties);

test('every chart is in the table, at its version', () => {
  const versions = Object.fromEntries(charts().map(({ Chart, Version }) => [Chart, Version]));
  expect(versions).toEqual(Object.fromEntries(Object.entries(VALUES).map(([chart, { version }]) => [chart, version])));
});

test.each(Object.entries(VALUES))(
  '%s is handed values that it has, and no properties of an add-on',
  (chart, { keys }) => {
    const others = Object.keys(platform.chart(chart)).filter((key) => !keys.includes(key));
    expect(others).toEqual([]);
  },
);
