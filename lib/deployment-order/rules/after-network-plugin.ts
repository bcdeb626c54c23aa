import { addOnOf, inCluster } from '../applied';
import { runsPods } from '../pods';
import type { OrderRule } from '../rule';

/** Add-ons that give a pod its address, the policies on its traffic, the way to Services, and its credentials. */
const NODE_ADD_ONS = ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'];

/** Nodes and pods, and the add-ons that run on each node for them. */
export const afterNetworkPlugin: OrderRule = {
  name: 'after-network-plugin',
  claim:
    'nodes and pods are made after the VPC CNI, with its network policy agent, kube-proxy and the Pod Identity agent',
  why: 'nodes start without their settings; at a deletion pods can neither stop in order nor reach AWS',
  remedy: 'let node groups depend on these add-ons, and what runs pods on the node groups',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html',
  *needs(resource, deployment) {
    if (runsPods(resource) || /^AWS::EKS::(Nodegroup|FargateProfile)$/.test(resource.type))
      yield* inCluster(resource, deployment, ['']);
  },
  *offers(resource, deployment) {
    if (NODE_ADD_ONS.includes(addOnOf(resource) ?? '')) yield* inCluster(resource, deployment, ['']);
  },
};
