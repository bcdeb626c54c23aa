import type { ClusterAddOn } from '@aws-quickstart/eks-blueprints';
import { ClusterAutoscalerAddOn } from './cluster-autoscaler-add-on';
import { ExternalSecretsAddOn } from './external-secrets-add-on';
import { LoadBalancerControllerAddOn } from './load-balancer-controller-add-on';
import { MetricsServerAddOn } from './metrics-server-add-on';

const REPLICAS = 2;

/**
 * The add-ons that Helm installs. Each is needed while a zone is lost, so each has two replicas in two zones.
 *
 * @param clusterName literally: the rights of the controllers are limited to what carries it
 */
export function chartAddOns(clusterName: string): ClusterAddOn[] {
  return [
    new LoadBalancerControllerAddOn({ clusterName, replicas: REPLICAS }),
    new ClusterAutoscalerAddOn({ clusterName, replicas: REPLICAS }),
    new MetricsServerAddOn({ replicas: REPLICAS }),
    new ExternalSecretsAddOn({ replicas: REPLICAS }),
  ];
}
