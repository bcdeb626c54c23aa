import { knownOr, textAt } from '../../topology';
import { inCluster } from '../applied';
import { serviceAccounts } from '../pods';
import type { OrderRule } from '../rule';

const ASSOCIATION = 'AWS::EKS::PodIdentityAssociation';

/** Pods, and the association that gives their service account a role. */
export const afterPodIdentity: OrderRule = {
  name: 'after-pod-identity',
  claim: 'pods are made after the Pod Identity association of their service account',
  why: 'a pod gets its credentials when it is created, or not at all; at a deletion it could no longer clean up in AWS',
  remedy: 'add DependsOn on the association',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html',
  *needs(resource, deployment) {
    yield* inCluster(resource, deployment, serviceAccounts(resource));
  },
  *offers(resource, deployment) {
    const { type, properties } = resource;
    if (type !== ASSOCIATION) return;
    const [namespace, account] = ['Namespace', 'ServiceAccount'].map((name) => knownOr(textAt(properties, name), ''));
    yield* inCluster(resource, deployment, [`${namespace}/${account}`]);
  },
};
