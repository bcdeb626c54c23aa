import type { Stack } from 'aws-cdk-lib';
import { CfnAddon } from 'aws-cdk-lib/aws-eks';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

/**
 * Gives the VPC CNI add-on its rights by Pod Identity, so that they are not those of the node, which every pod on the host
 * network has.
 *
 * @throws when the stack has no add-on `vpc-cni`
 */
export function grantVpcCniAccess(stack: Stack): void {
  const addOn = stack.node.findAll().find((node) => node instanceof CfnAddon && node.addonName === 'vpc-cni');
  if (!(addOn instanceof CfnAddon))
    throw new Error(`stack '${stack.stackName}' must have the add-on vpc-cni, got none`);
  const role = new Role(stack, 'VpcCniRole', {
    assumedBy: new ServicePrincipal('pods.eks.amazonaws.com').withSessionTags(),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('AmazonEKS_CNI_Policy')],
  });
  addOn.podIdentityAssociations = [{ serviceAccount: 'aws-node', roleArn: role.roleArn }];
}
