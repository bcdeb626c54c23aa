import { type ClusterInfo, HelmAddOn } from '@aws-quickstart/eks-blueprints';
import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CHARTS } from './add-on-versions';
import { named, replicatedController } from './replicated-controller';

const NAME = 'metrics-server';

const chartValues = (replicas: number) => ({
  replicas,
  ...replicatedController(named(NAME)),
  podDisruptionBudget: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
});

/**
 * Adds the metrics server, from which the autoscalers of the services read.
 *
 * Not the library's own add-on: that one hands the chart its own properties as values.
 */
export class MetricsServerAddOn extends HelmAddOn {
  readonly id = NAME;
  private readonly replicas: number;

  constructor({ replicas }: { readonly replicas: number }) {
    super({
      name: NAME,
      chart: NAME,
      // the name that EKS Blueprints gives it
      release: `blueprints-addon-${NAME}`,
      namespace: 'kube-system',
      repository: 'https://kubernetes-sigs.github.io/metrics-server',
      version: CHARTS.metricsServer,
    });
    this.replicas = replicas;
  }

  /** Defines the chart. */
  override async deploy(info: ClusterInfo): Promise<Construct> {
    return this.addHelmChart(info, chartValues(this.replicas), false, true, Duration.minutes(10));
  }
}
