import { addons, type ClusterAddOn } from '@aws-quickstart/eks-blueprints';
import { CHARTS } from './add-on-versions';
import { ClusterAutoscalerAddOn } from './cluster-autoscaler-add-on';
import { ExternalSecretsAddOn } from './external-secrets-add-on';
import { named, replicatedController } from './replicated-controller';

const REPLICAS = 2;

/** A drain takes one replica at a time, and any that is not ready. */
const BUDGET = { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' };

/** Properties for {@link chartAddOns}. */
export interface ChartAddOnsProps {
  /** Name of the platform: the prefix of its secrets. */
  readonly name: string;
  /** Name of the cluster, literally. */
  readonly clusterName: string;
  /** Name under which a database is registered whose master secret may be read. @default - none */
  readonly masterSecretOf?: string | undefined;
}

/** The add-ons that Helm installs. Each is needed while a zone is lost, so each has two replicas in two zones. */
export function chartAddOns({ name, clusterName, masterSecretOf }: ChartAddOnsProps): ClusterAddOn[] {
  return [
    new addons.AwsLoadBalancerControllerAddOn({
      version: CHARTS.awsLoadBalancerController,
      values: {
        replicaCount: REPLICAS,
        ...replicatedController(named('aws-load-balancer-controller')),
        podDisruptionBudget: BUDGET,
        resources: { requests: { cpu: '100m', memory: '200Mi' }, limits: { memory: '400Mi' } },
      },
    }),
    new ClusterAutoscalerAddOn({ clusterName, replicas: REPLICAS }),
    new addons.MetricsServerAddOn({
      version: CHARTS.metricsServer,
      values: {
        replicas: REPLICAS,
        ...replicatedController(named('metrics-server')),
        podDisruptionBudget: { enabled: true, ...BUDGET },
      },
    }),
    new ExternalSecretsAddOn({ prefix: name, masterSecretOf, replicas: REPLICAS }),
  ];
}
