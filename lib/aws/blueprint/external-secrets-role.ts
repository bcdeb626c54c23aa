import type { ICluster, ServiceAccount } from 'aws-cdk-lib/aws-eks-v2';
import type { IRole } from 'aws-cdk-lib/aws-iam';

/** Name of the chart of External Secrets, of its namespace and its service account, and under which others wait for it. */
export const EXTERNAL_SECRETS = 'external-secrets';

/** The role with which External Secrets reads. @throws when the cluster does not have the add-on yet */
export function externalSecretsRole(cluster: ICluster): IRole {
  const serviceAccount = cluster.node.tryFindChild(EXTERNAL_SECRETS) as ServiceAccount | undefined;
  if (!serviceAccount) {
    throw new Error(`add-on '${EXTERNAL_SECRETS}' must come before what reads secrets, got none: add it first`);
  }
  return serviceAccount.role;
}
