import type { ResourceContext, ResourceProvider } from '@aws-quickstart/eks-blueprints';
import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';

/** Name under which {@link VolumeKeyProvider} is registered. */
export const VOLUME_KEY = 'volume-key';

/**
 * Provides the key of the nodes' disks and of persistent volumes.
 *
 * Whoever may use EC2 in this account may use it through EBS, as with the key that AWS makes itself. Naming the roles
 * instead would name the service-linked role of EC2 Auto Scaling, and a new account does not have it yet.
 */
export class VolumeKeyProvider implements ResourceProvider<Key> {
  /** Defines the key. */
  provide({ scope }: ResourceContext): Key {
    const { account, region } = Stack.of(scope);
    const key = new Key(scope, 'VolumeKey', { description: 'EBS volumes of the cluster', enableKeyRotation: true });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:CreateGrant',
          'kms:DescribeKey',
        ],
        resources: ['*'],
        conditions: {
          StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `ec2.${region}.amazonaws.com` },
        },
      }),
    );
    return key;
  }
}
