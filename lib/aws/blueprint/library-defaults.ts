import { utils } from '@aws-quickstart/eks-blueprints';
import type { Stack } from 'aws-cdk-lib';
import { CfnNodegroup } from 'aws-cdk-lib/aws-eks';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';

/** tslog's level of errors. */
const ERROR = 5;

const LOG_RETENTION_DAYS = 365;

/** Makes EKS Blueprints print errors only: on its own it prints a line for each add-on. */
export function silenceLibrary(): void {
  utils.userLog.settings.minLevel = ERROR;
  utils.logger.settings.minLevel = ERROR;
}

/** Corrects what the libraries decide without asking. */
export function correctLibraryDefaults(stack: Stack, logKey: IKey): void {
  for (const construct of stack.node.findAll()) {
    if (construct instanceof CfnLogGroup) {
      construct.kmsKeyId ??= logKey.keyArn;
      construct.retentionInDays ??= LOG_RETENTION_DAYS;
    }
    if (construct instanceof CfnFunction) nameLogGroup(construct);
    // another instance type replaces the group, and CloudFormation cannot make a second one of the same name
    if (construct instanceof CfnNodegroup) construct.nodegroupName = undefined;
  }
}

/**
 * Tells a function which log group is its own. The CDK names the group after the function instead, so it is made later, and a
 * function that runs before makes a group of that name itself.
 *
 * @see https://github.com/aws/aws-cdk/issues/34612
 */
function nameLogGroup(lambda: CfnFunction): void {
  const group = lambda.node.scope?.node.tryFindChild('LogGroup')?.node.defaultChild;
  if (!(group instanceof CfnLogGroup)) return;
  group.logGroupName = undefined;
  lambda.addPropertyOverride('LoggingConfig.LogGroup', group.ref);
}
