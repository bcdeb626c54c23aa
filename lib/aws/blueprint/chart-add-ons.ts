import type { ClusterAddOn } from '@aws-quickstart/eks-blueprints';
import type { EksClusterPlan } from '../../scenario';
import { ClusterAutoscalerAddOn } from './cluster-autoscaler-add-on';
import { ExternalSecretsAddOn } from './external-secrets-add-on';
import { LoadBalancerControllerAddOn } from './load-balancer-controller-add-on';
import { MetricsServerAddOn } from './metrics-server-add-on';

const REPLICAS = 2;

/** The add-ons that Helm installs. Each is needed while a zone is lost, so each has two replicas in two zones. */
export function chartAddOns(cluster: EksClusterPlan): ClusterAddOn[] {
  const { name: clusterName } = cluster;
  return [
    new LoadBalancerControllerAddOn({ clusterName, replicas: REPLICAS }),
    new ClusterAutoscalerAddOn({ clusterName, replicas: REPLICAS }),
    new MetricsServerAddOn({ replicas: REPLICAS }),
    new ExternalSecretsAddOn({ cluster, replicas: REPLICAS }),
  ];
}
