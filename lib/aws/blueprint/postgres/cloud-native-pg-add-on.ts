import { type ClusterInfo, HelmAddOn } from '@aws-quickstart/eks-blueprints';
import { Duration, Stack } from 'aws-cdk-lib';
import { type ICluster, KubernetesManifest } from 'aws-cdk-lib/aws-eks-v2';
import type { Construct } from 'constructs';
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

/** Adds the operator of CloudNativePG in a namespace where Pod Security is restricted. */
export class CloudNativePgAddOn extends HelmAddOn {
  readonly id = CLOUD_NATIVE_PG;

  constructor() {
    super({
      name: CLOUD_NATIVE_PG,
      chart: CLOUD_NATIVE_PG,
      release: CLOUD_NATIVE_PG,
      namespace: OPERATOR_NAMESPACE,
      repository: 'https://cloudnative-pg.github.io/charts',
      version: DATABASE_CHARTS.cloudNativePg,
    });
  }

  /** Defines the namespace, the chart and the budget of its pods. */
  override async deploy(info: ClusterInfo): Promise<Construct> {
    const room = chartNamespace(info, 'CloudNativePgNamespace', OPERATOR_NAMESPACE);
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
