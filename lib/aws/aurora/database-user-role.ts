import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { AuroraPlatform } from '../blueprint/aurora/aurora-platform';
import { PodRole } from '../pod-role';

/** Properties for {@link databaseUserRole}. */
export interface DatabaseUserRoleProps {
  readonly platform: Pick<AuroraPlatform, 'database' | 'cluster' | 'clusterName'>;
  readonly namespace: string;
  /** The ServiceAccount whose pods take the role. */
  readonly serviceAccount: string;
  /** User of the database that it may be. */
  readonly user: string;
}

/** Defines the IAM role of the pods of one ServiceAccount: it may connect to the database as one user, and nothing else. */
export function databaseUserRole(scope: Construct, id: string, props: DatabaseUserRoleProps): PodRole {
  const { platform, user, ...pods } = props;
  const { partition, region, account } = Stack.of(scope);
  const resourceId = platform.database.clusterResourceIdentifier;
  return new PodRole(scope, id, {
    ...pods,
    access: platform,
    statements: [
      new PolicyStatement({
        actions: ['rds-db:connect'],
        resources: [`arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`],
      }),
    ],
  });
}
