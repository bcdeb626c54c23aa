import { inCluster } from '../applied';
import type { OrderRule } from '../rule';

const NAMES_A_CLUSTER = /^(AWS::EKS::|Custom::AWSCDK-EKS-)/;

/** A name is no reference: CloudFormation does not see that it belongs to a cluster. */
export const afterCluster: OrderRule = {
  name: 'after-cluster',
  claim: 'what names an EKS cluster is made after it',
  why: 'EKS refuses it while the cluster is not ACTIVE, which takes ten minutes, and the first deploy fails',
  remedy: 'refer to the cluster by Ref, or add DependsOn',
  source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html (ResourceNotFoundException)',
  *needs(resource, deployment) {
    if (NAMES_A_CLUSTER.test(resource.type)) yield* inCluster(resource, deployment, ['']);
  },
  *offers({ type, id }) {
    if (type === 'AWS::EKS::Cluster') yield `${id} `;
  },
};
