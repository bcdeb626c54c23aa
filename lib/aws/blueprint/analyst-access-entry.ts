import { CfnAccessEntry } from 'aws-cdk-lib/aws-eks';
import type { Platform } from './platform';

/**
 * Admits the analyst's IAM role to the cluster as a member of a Kubernetes group, and with no right of AWS's: what the
 * group may do is the cluster's own RBAC to say.
 */
export function analystAccessEntry(
  { stack, clusterName }: Pick<Platform, 'stack' | 'clusterName'>,
  roleArn: string,
  group: string,
): CfnAccessEntry {
  return new CfnAccessEntry(stack, 'AnalystAccess', {
    clusterName,
    principalArn: roleArn,
    kubernetesGroups: [group],
    type: 'STANDARD',
  });
}
