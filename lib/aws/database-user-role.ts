import { Stack } from 'aws-cdk-lib';
import { CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Platform } from './blueprint/platform';

/** Properties for {@link DatabaseUserRole}. */
export interface DatabaseUserRoleProps {
  readonly platform: Pick<Platform, 'database' | 'clusterName'>;
  readonly namespace: string;
  /** The ServiceAccount whose pods take the role. */
  readonly serviceAccount: string;
  /** User of the database that it may be. */
  readonly user: string;
}

/**
 * Defines the IAM role of the pods of one ServiceAccount: it may connect to the database as one user, and nothing else.
 *
 * Pods must depend on it: they get their credentials when they are created, or not at all.
 */
export class DatabaseUserRole extends Construct {
  constructor(scope: Construct, id: string, props: DatabaseUserRoleProps) {
    super(scope, id);
    const { platform, namespace, serviceAccount, user } = props;
    const { partition, region, account } = Stack.of(this);
    const pods = new ServicePrincipal('pods.eks.amazonaws.com', {
      conditions: {
        StringEquals: {
          'aws:SourceAccount': account,
          'aws:RequestTag/eks-cluster-name': platform.clusterName,
          'aws:RequestTag/kubernetes-namespace': namespace,
          'aws:RequestTag/kubernetes-service-account': serviceAccount,
        },
      },
    });
    const role = new Role(this, 'Role', { assumedBy: pods.withSessionTags() });
    const resourceId = platform.database.clusterResourceIdentifier;
    new ManagedPolicy(this, 'Policy', {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['rds-db:connect'],
          resources: [`arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`],
        }),
      ],
    });
    new CfnPodIdentityAssociation(this, 'Association', {
      clusterName: platform.clusterName,
      namespace,
      serviceAccount,
      roleArn: role.roleArn,
    });
  }
}
