/** What {@link kubeconfigCommand} needs to know. */
export interface KubeconfigProps {
  readonly region: string;
  readonly clusterName: string;
  /** ARN of a role that administers the cluster. */
  readonly adminRole: string;
}

/** The permission set of a role of IAM Identity Center: the name between its prefix and its suffix. */
const permissionSet = (arn: string): string | undefined => /\/AWSReservedSSO_(.+)_[0-9a-f]+$/.exec(arn)?.[1];

/**
 * The command that lets `kubectl` speak to the cluster, and for whom. Nobody may assume a role of IAM Identity Center by
 * its ARN: it is had by signing in, which a profile of the AWS CLI does.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html (November 2026)
 */
export function kubeconfigCommand({ region, clusterName, adminRole }: KubeconfigProps): {
  readonly command: string;
  readonly who: string;
} {
  const update = `aws eks update-kubeconfig --region ${region} --name ${clusterName}`;
  const set = permissionSet(adminRole);
  if (set === undefined) return { command: `${update} --role-arn ${adminRole}`, who: 'whoever may assume the role' };
  return {
    command: `${update} --profile <profile>`,
    who: `those who sign in with a profile of the permission set ${set} (aws configure sso)`,
  };
}
