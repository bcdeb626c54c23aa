import type { Account } from '../aws/account';
import type { CloudFormation } from '../aws/engine/cloudformation';

/** What whoever deploys typed after `npx cdk deploy`. */
export interface DeployFlags {
  readonly noRollback: boolean;
  readonly importExisting: boolean;
}

/** A stack of an assembly, as the CDK's tool deploys it. */
export interface StackToDeploy {
  readonly name: string;
  readonly template: string;
  readonly protection: boolean;
}

const FAILED_CREATION = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'];

/**
 * Does for one stack what `cdk deploy` does, with the same calls in the same order, but without starting it. For what is played
 * hundreds of times; one failure of each scenario is also played with the tool itself.
 *
 * @returns the state of the stack, or why CloudFormation refused
 * @see aws-cdk 2.1129.0, deployStack and FullCloudFormationDeployment
 */
export async function deployInProcess(
  service: CloudFormation,
  stack: StackToDeploy,
  flags: DeployFlags,
): Promise<string> {
  const { name } = stack;
  const statusOf = (account: Account) => account.stacks.get(name)?.status;
  const execute = async (noRollback: boolean): Promise<string> => {
    const exists = statusOf(service.account) !== undefined;
    const changeSet = service.createChangeSet({
      stack: name,
      name: 'cdk-deploy-change-set',
      type: exists ? 'UPDATE' : 'CREATE',
      text: stack.template,
      parameters: {},
      tags: [],
      importExisting: flags.importExisting,
    });
    service.setProtection(name, stack.protection);
    if (changeSet.status === 'FAILED') return 'no changes';
    await service.executeChangeSet(name, changeSet.id, noRollback);
    const { status, reason } = service.stack(name);
    return /^(CREATE|UPDATE)_COMPLETE$/.test(status) ? status : `${status}: ${reason}`;
  };
  try {
    const status = statusOf(service.account);
    if (status && FAILED_CREATION.includes(status)) {
      await service.deleteStack(name);
      if (statusOf(service.account)) return `the failed stack cannot be deleted: ${statusOf(service.account)}`;
    }
    if (statusOf(service.account) === 'CREATE_FAILED' && !flags.noRollback) {
      // the tool asks, and is told yes
      await service.rollbackStack(name);
      await service.deleteStack(name);
    }
    return await execute(flags.noRollback);
  } catch (error) {
    return (error as Error).message;
  }
}
