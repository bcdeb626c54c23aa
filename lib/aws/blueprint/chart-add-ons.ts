import { addons, type ClusterAddOn } from '@aws-quickstart/eks-blueprints';
import { CHARTS } from './add-on-versions';
import { ClusterAutoscalerAddOn } from './cluster-autoscaler-add-on';
import { ExternalSecretsAddOn } from './external-secrets-add-on';
import { named, replicatedController } from './replicated-controller';

const REPLICAS = 2;

/** A drain takes one replica at a time, and any that is not ready. */
const BUDGET = { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' };

/**
 * Every ALB refuses to be deleted by hand. Here, and not in an annotation of each Ingress: an annotation also stops the
 * controller itself, so that an Ingress that is deleted stays Terminating and its group takes no change. What the class
 * says it sets at the load balancer, and lifts by itself when the last Ingress of a group is gone.
 *
 * @see AWS Load Balancer Controller 3.4, pkg/ingress/model_builder.go, pkg/deploy/elbv2/load_balancer_synthesizer.go
 */
const INGRESS_CLASS = {
  loadBalancerAttributes: [{ key: 'deletion_protection.enabled', value: 'true' }],
};

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
        ingressClassParams: { create: true, spec: INGRESS_CLASS },
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
