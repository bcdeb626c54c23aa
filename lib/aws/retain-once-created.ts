import { CfnDeletionPolicy, CfnResource, type Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';

/** The log group of a function: it holds why a custom resource failed, which a roll-back must not take away. */
const tellsOfFailures = (resource: CfnResource): boolean =>
  resource instanceof CfnLogGroup &&
  resource.node.scope?.node.scope?.node.children.some((sibling) => sibling instanceof CfnFunction) === true;

/** A bucket without a name of ours: a second one is in nobody's way, and CloudFormation deletes none that holds objects. */
const mayHoldObjects = (resource: CfnResource): boolean =>
  resource instanceof CfnBucket && resource.bucketName === undefined;

/**
 * Lets a roll-back of the first deploy delete what stacks otherwise retain: it is empty then, and the next attempt wants the
 * same names. Once it was created, it is retained when it is replaced and when its stack is deleted.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html, RetainExceptOnCreate
 */
export function retainOnceCreated(stacks: readonly Stack[]): void {
  for (const resource of stacks.flatMap((stack) => stack.node.findAll())) {
    if (!CfnResource.isCfnResource(resource)) continue;
    if (resource.cfnOptions.deletionPolicy !== CfnDeletionPolicy.RETAIN) continue;
    if (tellsOfFailures(resource) || mayHoldObjects(resource)) continue;
    resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
  }
}
