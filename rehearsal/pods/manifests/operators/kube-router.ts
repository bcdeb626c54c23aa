import type { KubernetesObject } from '../../../cluster/api';
import type { Operator } from './operator';

/** The user as which kube-router of each node signs in: it is a process of the node, and no pod. */
export const KUBE_ROUTER_USER = 'kube-router';

const RIGHTS = ['ServiceAccount', 'ClusterRole', 'ClusterRoleBinding'];

interface Binding extends KubernetesObject {
  readonly subjects: readonly object[];
}

/**
 * The rights of kube-router, which enforces the NetworkPolicies in place of the agent of the VPC CNI.
 *
 * @param manifest the objects of one of the DaemonSets in its Go module, of which the DaemonSet is left out
 */
export function kubeRouter(manifest: readonly KubernetesObject[]): Operator {
  const user = { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: KUBE_ROUTER_USER };
  const objects = manifest
    .filter(({ kind }) => RIGHTS.includes(kind))
    .map((object) => {
      if (object.kind === 'ServiceAccount') return object;
      // the manifest gives its ClusterRole a namespace
      const { namespace: _, ...metadata } = object.metadata;
      if (object.kind === 'ClusterRole') return { ...object, metadata };
      return { ...object, metadata, subjects: [...(object as Binding).subjects, user] };
    });
  const difference = {
    what: 'kube-router enforces the network policies',
    why: 'the agent of the VPC CNI needs eBPF on a node of EKS; rules of iptables do the same here',
  };
  return { definitions: [], objects, differences: [difference] };
}
