import { Stack } from 'aws-cdk-lib';
import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import { ManagedPolicy, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ClusterAccess } from './blueprint/cluster-access';

/** Properties for {@link PodRole}. */
export interface PodRoleProps {
  readonly access: Pick<ClusterAccess, 'cluster' | 'clusterName'>;
  readonly namespace: string;
  /** The ServiceAccount whose pods take the role. */
  readonly serviceAccount: string;
  /** What they may do. */
  readonly statements: PolicyStatement[];
}

/**
 * Defines the IAM role of the pods of one ServiceAccount.
 *
 * Pods must depend on it: they get their credentials when they are created, or not at all.
 */
export class PodRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { access, namespace, serviceAccount, statements }: PodRoleProps) {
    super(scope, id);
    const pods = new ServicePrincipal('pods.eks.amazonaws.com', {
      conditions: {
        StringEquals: {
          'aws:SourceAccount': Stack.of(this).account,
          'aws:RequestTag/eks-cluster-name': access.clusterName,
          'aws:RequestTag/kubernetes-namespace': namespace,
          'aws:RequestTag/kubernetes-service-account': serviceAccount,
        },
      },
    });
    this.role = new Role(this, 'Role', { assumedBy: pods.withSessionTags() });
    new ManagedPolicy(this, 'Policy', { roles: [this.role], statements });
    new CfnPodIdentityAssociation(this, 'Association', {
      // by reference: EKS refuses an association while the cluster is not there
      clusterName: access.cluster.clusterName,
      namespace,
      serviceAccount,
      roleArn: this.role.roleArn,
    });
  }
}
