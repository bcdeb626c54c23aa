import { scaleOut } from '../aws/autoscaler';
import type { CloudFormation } from '../aws/engine/cloudformation';
import type { Assembly } from './assembly';
import type { Change } from './change';
import { readyAccount } from './failures';
import { deployInProcess } from './in-process';
import { leftInAccount, otherThanDeclared, resized, unfinished } from './judges';
import type { StepOutcome } from './outcome';
import { seen } from './seen';

const FLAGS = { noRollback: false, importExisting: false };

const stacksOf = (assembly: Assembly) => assembly.stacks.map((name) => assembly.stack(name, []));

/** Deploys every stack. Those that are no longer declared are deleted before, as the guide says. */
async function deployAll(service: CloudFormation, assembly: Assembly): Promise<void> {
  const declared = stacksOf(assembly);
  for (const { name } of seen(service.account).stacks) {
    if (!declared.some((stack) => stack.name === name)) await service.deleteStack(name);
  }
  for (const stack of declared) await deployInProcess(service, stack, FLAGS);
}

/**
 * The changes, one over the other, without the CDK's tool and with a model of Kubernetes: what CloudFormation makes of them.
 *
 * @param assemblies of the first deploy, and after each change; made when it is their turn
 */
export async function updates(
  scenario: string,
  first: Assembly,
  changes: readonly { readonly change: Change; readonly assembly: () => Assembly }[],
): Promise<readonly StepOutcome[]> {
  const service = readyAccount(first);
  const { account } = service;
  await deployAll(service, first);
  const outcomes: StepOutcome[] = [];
  for (const { change, assembly } of changes) {
    const begun = account.seconds;
    scaleOut(account);
    const before = seen(account);
    const next = assembly();
    await deployAll(service, next);
    const after = seen(account);
    const wrong =
      unfinished(after) ??
      otherThanDeclared(after, stacksOf(next)) ??
      leftInAccount(before, after) ??
      resized(before, after) ??
      change.judge?.(before, after);
    const simulatedMinutes = Math.round((account.seconds - begun) / 60);
    outcomes.push({
      scenario,
      step: `update: ${change.name}`,
      claim: 'CloudFormation makes the change, leaves nothing behind, and keeps the size of node groups',
      passed: wrong === undefined,
      seen: wrong ?? `in ${simulatedMinutes} simulated minutes`,
      resources: [...account.stacks.values()].reduce((sum, { resources }) => sum + resources.size, 0),
      simulatedMinutes,
    });
  }
  return outcomes;
}
