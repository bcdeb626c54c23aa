import { CfnAccessEntry } from 'aws-cdk-lib/aws-eks';
import type { Platform } from './platform';

/**
 * Admits the analyst's IAM role to the cluster as a member of a Kubernetes group, and with no right of AWS's: what the
 * group may do is the cluster's own RBAC to say.
 */
export function analystAccessEntry(
  { stack, cluster }: Pick<Platform, 'stack' | 'cluster'>,
  roleArn: string,
  group: string,
): CfnAccessEntry {
  return new CfnAccessEntry(stack, 'AnalystAccess', {
    // by reference: EKS refuses an entry while the cluster is not there
    clusterName: cluster.clusterName,
    principalArn: roleArn,
    kubernetesGroups: [group],
    type: 'STANDARD',
  });
}
