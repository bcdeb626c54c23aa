import { knownOr, type Resource, textAt } from '../../topology';
import { chartOf, inCluster, kindOf } from '../applied';
import type { OrderRule } from '../rule';

const CONTROLLER = 'aws-load-balancer-controller';

/** Whether the controller makes a load balancer, or targets of one, for an object. */
function balanced(object: Resource): boolean {
  const { group, kind } = kindOf(object);
  if (group === '' && kind === 'Service') return knownOr(textAt(object.properties, 'spec.type'), '') === 'LoadBalancer';
  return (group === 'networking.k8s.io' && kind === 'Ingress') || kind === 'TargetGroupBinding' || kind === 'Gateway';
}

/** Objects for which the AWS Load Balancer Controller makes something in AWS. */
export const afterLoadBalancerController: OrderRule = {
  name: 'after-load-balancer-controller',
  claim: 'Ingresses, Services of type LoadBalancer and TargetGroupBindings are made after the load balancer controller',
  why: 'its webhook would not change them; at a deletion load balancers stay, and hold the subnets and security groups',
  remedy: 'add DependsOn on the chart aws-load-balancer-controller, or deploy the stack after that of the chart',
  source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/',
  *needs(resource, deployment) {
    if (resource.applies.some(balanced)) yield* inCluster(resource, deployment, ['']);
  },
  *offers(resource, deployment) {
    if (resource.applies.some((object) => chartOf(object) === CONTROLLER)) yield* inCluster(resource, deployment, ['']);
  },
};
