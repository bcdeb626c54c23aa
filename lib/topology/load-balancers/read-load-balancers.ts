import type { LoadBalancer } from '../model/network';
import type { Resource } from '../model/resource';
import type { KubernetesService } from '../model/workload';
import { applicationLoadBalancers, isApplicationLoadBalancer } from './application-load-balancers';
import { googleIngress, isGoogleIngress } from './google-ingresses';
import type { KubernetesEdge } from './kubernetes-edge';
import { serviceLoadBalancer } from './service-load-balancers';

/**
 * Load balancers that the cloud makes of Ingresses and Services. An Ingress that a proxy within the cluster serves makes none:
 * the Service of the proxy does.
 */
export function kubernetesLoadBalancers(
  edge: KubernetesEdge,
  services: readonly KubernetesService[],
): readonly LoadBalancer[] {
  const ingresses = edge.resources.filter(({ type }) => type === 'networking.k8s.io/v1 Ingress');
  const isApplication = (one: Resource): boolean => isApplicationLoadBalancer(edge, one);
  const application = ingresses.filter(isApplication);
  const google = ingresses.filter((one) => !isApplication(one) && isGoogleIngress(edge, one));
  return [
    ...applicationLoadBalancers(edge, application),
    ...google.map((one) => googleIngress(edge, one)),
    ...services.filter(({ type }) => type === 'LoadBalancer').map((one) => serviceLoadBalancer(edge, one)),
  ];
}
