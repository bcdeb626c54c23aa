import { referenceAt } from '../../topology';
import { speaksToKubernetes } from '../applied';
import { invoked } from '../invoked';
import type { OrderRule } from '../rule';

/** The access entry of the role by which the CDK's handler signs in. */
export const afterKubectlAccess: OrderRule = {
  name: 'after-kubectl-access',
  claim: 'what speaks to the Kubernetes API is made after the access entry of the role that it signs in with',
  why: 'the API answers Unauthorized; at a deletion the objects stay, and what they made in AWS with them',
  remedy: 'add DependsOn on the access entry, or on the barrier of the cluster that waits for it',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
  *needs(resource, deployment) {
    if (!speaksToKubernetes(resource)) return;
    for (const { properties } of invoked(resource, deployment)) {
      const role = referenceAt(properties, 'Role')?.reference;
      if (role !== undefined) yield role;
    }
  },
  *offers({ type, properties }) {
    const role = type === 'AWS::EKS::AccessEntry' ? referenceAt(properties, 'PrincipalArn')?.reference : undefined;
    if (role !== undefined) yield role;
  },
};
