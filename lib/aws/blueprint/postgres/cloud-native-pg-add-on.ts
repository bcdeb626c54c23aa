import { type ClusterInfo, HelmAddOn } from '@aws-quickstart/eks-blueprints';
import { Duration, Stack } from 'aws-cdk-lib';
import { type ICluster, KubernetesManifest } from 'aws-cdk-lib/aws-eks-v2';
import type { Construct } from 'constructs';
import type { EksPostgresScenario } from '../../../scenario';
import { type ChartPath, INSTANCE_PORTS, postgresInstances } from '../../../workloads';
import { postgresIdentity } from '../../postgres/postgres-access';
import { DATABASE_CHARTS } from '../add-on-versions';
import { chartNamespace } from '../chart-namespace';
import { named, replicatedController } from '../replicated-controller';

/** Name of the chart, and under which others wait for it. */
export const CLOUD_NATIVE_PG = 'cloudnative-pg';

/** Namespace of the operator and of its plugin, which must share one. */
export const OPERATOR_NAMESPACE = 'cnpg-system';

/** Without an operator there is no failover: two, in two zones, and neither makes way for a service. */
const VALUES = {
  replicaCount: 2,
  ...replicatedController(named(CLOUD_NATIVE_PG)),
  priorityClassName: 'system-cluster-critical',
  resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
};

/** The chart has none. */
const BUDGET = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: CLOUD_NATIVE_PG, namespace: OPERATOR_NAMESPACE },
  spec: {
    maxUnavailable: 1,
    selector: { matchLabels: named(CLOUD_NATIVE_PG) },
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  },
};

/** Name of the chart of the plugin, whose pods share the namespace. */
export const BARMAN_CLOUD = 'plugin-barman-cloud';

/** Where the plugin answers the operator. @see chart plugin-barman-cloud 0.8, templates/service.yaml */
const PLUGIN_PORT = 9090;

/** Where the webhook of the operator listens. @see chart cloudnative-pg 0.29, value webhook.port */
const WEBHOOK_PORT = 9443;

/** The operator asks every instance how it is, and the plugin at every step. */
const paths = (scenario: EksPostgresScenario): ChartPath[] => [
  {
    name: 'allow-operator',
    pods: { matchLabels: named(CLOUD_NATIVE_PG) },
    to: [
      { peers: [postgresInstances(postgresIdentity(scenario))], ports: [...INSTANCE_PORTS] },
      { peers: [{ podSelector: { matchLabels: named(BARMAN_CLOUD) } }], ports: [PLUGIN_PORT] },
    ],
  },
  {
    name: 'allow-plugin',
    pods: { matchLabels: named(BARMAN_CLOUD) },
    from: { peers: [{ podSelector: { matchLabels: named(CLOUD_NATIVE_PG) } }], ports: [PLUGIN_PORT] },
  },
];

/** Adds the operator of CloudNativePG in a namespace where Pod Security is restricted. */
export class CloudNativePgAddOn extends HelmAddOn {
  readonly id = CLOUD_NATIVE_PG;

  private readonly scenario: EksPostgresScenario;

  constructor(scenario: EksPostgresScenario) {
    super({
      name: CLOUD_NATIVE_PG,
      chart: CLOUD_NATIVE_PG,
      release: CLOUD_NATIVE_PG,
      namespace: OPERATOR_NAMESPACE,
      repository: 'https://cloudnative-pg.github.io/charts',
      version: DATABASE_CHARTS.cloudNativePg,
    });
    this.scenario = scenario;
  }

  /** Defines the namespace, the chart and the budget of its pods. */
  override async deploy(info: ClusterInfo): Promise<Construct> {
    const room = chartNamespace(info, 'CloudNativePgNamespace', {
      name: OPERATOR_NAMESPACE,
      cluster: this.scenario.cluster,
      webhook: { pods: { matchLabels: named(CLOUD_NATIVE_PG) }, port: WEBHOOK_PORT },
      paths: paths(this.scenario),
    });
    const budget = new KubernetesManifest(Stack.of(info.cluster), 'CloudNativePgBudget', {
      cluster: info.clusterv2 as ICluster,
      manifest: [BUDGET],
    });
    budget.node.addDependency(room);
    const chart = this.addHelmChart(info, VALUES, false, true, Duration.minutes(10));
    chart.node.addDependency(room);
    return chart;
  }
}
