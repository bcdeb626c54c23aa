import type { Account } from '../account';
import type { ChangeSet, Stack } from '../stack';
import { dependenciesOf } from '../template/dependencies';
import { evaluate, type Scope } from '../template/intrinsics';
import type { Template, TemplateResource } from '../template/template';
import { stackIs } from './history';
import { removeAll } from './removal';
import { ResourceChanges } from './resource-changes';
import { rollBackCreation, rollBackUpdate } from './roll-back';
import { includedIn, parametersOf, scopeOf } from './scope';
import { type Walk, walk } from './steps';

/** One creation or update of a stack, to its end or back to where it began. */
export class Deployment {
  private readonly account: Account;
  private readonly stack: Stack;
  private readonly template: Template;
  private readonly scope: Scope;
  private readonly changes: ResourceChanges;
  private readonly changeSet: ChangeSet;
  private readonly verb: 'CREATE' | 'UPDATE';

  constructor(account: Account, stack: Stack, changeSet: ChangeSet) {
    this.account = account;
    this.stack = stack;
    this.changeSet = changeSet;
    this.template = changeSet.template;
    this.verb = changeSet.type;
    const parameters = parametersOf(account, changeSet.template, changeSet.parameters);
    this.scope = scopeOf(account, stack, changeSet.template, parameters);
    this.changes = new ResourceChanges(account, stack, changeSet, this.scope);
  }

  /** @param disableRollback leave what was made when something fails */
  async run(disableRollback: boolean): Promise<void> {
    const { account, stack, template, changes } = this;
    stackIs(account, stack, `${this.verb}_IN_PROGRESS`);
    const dependencies = dependenciesOf(template, includedIn(template, this.scope));
    const result = await walk(
      account,
      dependencies,
      {
        begin: (id) => changes.begin(id, template.Resources[id] as TemplateResource, dependencies.get(id) ?? new Set()),
        finish: (id) => changes.finish(id),
      },
      // what is preserved goes on in each path that does not depend on a failure
      disableRollback ? 'go-on' : 'stop',
    );
    for (const id of result.cancelled) changes.cancel(id);
    if (result.failed.size > 0) return this.failed(result, disableRollback);
    this.adopt();
    await this.cleanUp(dependencies);
    stackIs(account, stack, `${this.verb}_COMPLETE`);
  }

  /** The stack is now what the template says. */
  private adopt(): void {
    const { stack, changeSet, template } = this;
    Object.assign(stack, { template, text: changeSet.text, parameters: changeSet.parameters, tags: changeSet.tags });
    const outputs = Object.entries(template.Outputs ?? {}).filter(
      ([, { Condition }]) => Condition === undefined || this.scope.condition(Condition),
    );
    stack.outputs = Object.fromEntries(outputs.map(([name, { Value }]) => [name, evaluate(Value, this.scope)]));
  }

  /** What was replaced, and what is no longer declared, goes. A failure here is written down and leaves it behind. */
  private async cleanUp(declared: ReadonlyMap<string, unknown>): Promise<void> {
    const { account, stack } = this;
    const dropped = [...stack.resources.values()].filter(({ logicalId }) => !declared.has(logicalId));
    if (dropped.length + this.changes.replaced.length === 0) return;
    stackIs(account, stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    await removeAll(account, stack, this.changes.replaced, 'replacement');
    await removeAll(account, stack, dropped, 'deletion');
    // what could not be deleted is no longer the stack's, and stays in the account
    for (const { logicalId, type, physicalId } of dropped) {
      const left = physicalId === undefined ? undefined : account.find(type, physicalId);
      if (left) delete left.stack;
      stack.resources.delete(logicalId);
    }
  }

  private async failed({ failed }: Walk, disableRollback: boolean): Promise<void> {
    const { account, stack, verb } = this;
    const reason = `The following resource(s) failed to ${verb.toLowerCase()}: [${[...failed.keys()].join(', ')}].`;
    if (disableRollback) return stackIs(account, stack, `${verb}_FAILED`, reason);
    const { done, replaced } = this.changes;
    if (verb === 'UPDATE') return rollBackUpdate(account, stack, { done, replaced, made: [], reason });
    await rollBackCreation(account, stack, reason);
  }
}
