import { addOnOf, inCluster } from '../applied';
import { runsPods } from '../pods';
import type { OrderRule } from '../rule';

/** Add-ons whose pods are Deployments: EKS reports them as degraded while there is no node. */
const ADD_ONS_ON_NODES = ['coredns', 'aws-ebs-csi-driver', 'aws-efs-csi-driver', 'metrics-server'];

/** Pods, and the nodes that they run on. */
export const afterNodes: OrderRule = {
  name: 'after-nodes',
  claim: 'what runs pods is made after the node groups of its cluster',
  why: 'its timeout runs while there is no node; at a deletion controllers lose their node before they have cleaned up',
  remedy: 'add DependsOn on the node groups',
  source: 'https://github.com/aws/aws-cdk/issues/22257',
  *needs(resource, deployment) {
    if (runsPods(resource) || ADD_ONS_ON_NODES.includes(addOnOf(resource) ?? ''))
      yield* inCluster(resource, deployment, ['']);
  },
  *offers(resource, deployment) {
    if (resource.type === 'AWS::EKS::Nodegroup') yield* inCluster(resource, deployment, ['']);
  },
};
