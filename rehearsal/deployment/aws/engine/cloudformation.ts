import { isDeepStrictEqual } from 'node:util';
import type { Account } from '../account';
import { behaviourOf } from '../resources/registry';
import type { ChangeSet, Stack } from '../stack';
import { dependenciesOf } from '../template/dependencies';
import { readTemplate, type Template } from '../template/template';
import { Deployment } from './deployment';
import { stackIs } from './history';
import { removeAll } from './removal';
import { rollBackCreation, rollBackUpdate } from './roll-back';
import { includedIn, parametersOf, scopeOf } from './scope';

/** A refusal of CloudFormation, with the code that its interface gives. */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What is asked for with a change set. */
export interface ChangeSetOrder {
  readonly stack: string;
  readonly name: string;
  readonly type: 'CREATE' | 'UPDATE';
  readonly text: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly importExisting: boolean;
}

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** States from which a stack can be updated. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
const UPDATABLE = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'CREATE_FAILED', 'UPDATE_FAILED'];

/** The service CloudFormation of one account. */
export class CloudFormation {
  readonly account: Account;

  constructor(account: Account) {
    this.account = account;
  }

  /** A stack by its name, or by its id also when it is gone. @throws Refusal when there is none */
  stack(nameOrId: string): Stack {
    const { stacks, deletedStacks } = this.account;
    const found =
      stacks.get(nameOrId) ?? [...stacks.values()].find(({ id }) => id === nameOrId) ?? deletedStacks.get(nameOrId);
    if (!found) throw new Refusal('ValidationError', `Stack with id ${nameOrId} does not exist`);
    return found;
  }

  createChangeSet(order: ChangeSetOrder): ChangeSet & { readonly stack: Stack } {
    const stack = this.stackFor(order);
    const { account } = this;
    const id = `arn:aws:cloudformation:${account.region}:${account.id}:changeSet/${order.name}/${account.next()}`;
    const common = { id, ...order, importExisting: order.importExisting };
    let template: Template;
    try {
      template = readTemplate(order.text);
      const parameters = parametersOf(account, template, order.parameters);
      dependenciesOf(template, includedIn(template, scopeOf(account, stack, template, parameters)));
    } catch (error) {
      throw new Refusal('ValidationError', (error as Error).message);
    }
    // not a refusal of AWS: the fake must learn the type first
    for (const { Type } of Object.values(template.Resources)) behaviourOf(Type);
    const same =
      order.type === 'UPDATE' &&
      isDeepStrictEqual(template, stack.template) &&
      isDeepStrictEqual(order.tags, stack.tags);
    const paused = stack.status.endsWith('_FAILED');
    const outcome =
      same && !paused ? ({ status: 'FAILED', reason: NO_CHANGES } as const) : ({ status: 'CREATE_COMPLETE' } as const);
    const changeSet: ChangeSet = { ...common, template, changes: same ? [] : changesOf(stack, template), ...outcome };
    stack.changeSets.set(order.name, changeSet);
    return { ...changeSet, stack };
  }

  private stackFor({ stack: name, type }: ChangeSetOrder): Stack {
    const { account } = this;
    const found = account.stacks.get(name);
    if (type === 'UPDATE') {
      const stack = this.stack(name);
      if (!UPDATABLE.includes(stack.status)) {
        throw new Refusal('ValidationError', `Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
      }
      return stack;
    }
    if (found && found.status !== 'REVIEW_IN_PROGRESS')
      throw new Refusal('AlreadyExistsException', `Stack [${name}] already exists`);
    if (found) return found;
    const stack: Stack = {
      id: `arn:aws:cloudformation:${account.region}:${account.id}:stack/${name}/${account.next()}`,
      name,
      status: 'REVIEW_IN_PROGRESS',
      protection: false,
      text: '',
      parameters: {},
      tags: [],
      outputs: {},
      resources: new Map(),
      events: [],
      changeSets: new Map(),
    };
    account.stacks.set(name, stack);
    stackIs(account, stack, 'REVIEW_IN_PROGRESS');
    return stack;
  }

  changeSet(stackName: string, nameOrId: string): ChangeSet & { readonly stack: Stack } {
    const stack = this.stack(stackName);
    const found = [...stack.changeSets.values()].find(({ id, name }) => id === nameOrId || name === nameOrId);
    if (!found) throw new Refusal('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`);
    return { ...found, stack };
  }

  deleteChangeSet(stackName: string, nameOrId: string): void {
    const stack = this.stack(stackName);
    for (const [key, { id, name }] of stack.changeSets)
      if (id === nameOrId || name === nameOrId) stack.changeSets.delete(key);
  }

  /** Executes a change set to its end, in simulated time. */
  async executeChangeSet(stackName: string, nameOrId: string, disableRollback: boolean): Promise<void> {
    const { stack, ...changeSet } = this.changeSet(stackName, nameOrId);
    if (changeSet.status !== 'CREATE_COMPLETE') {
      throw new Refusal(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
      );
    }
    stack.changeSets.clear();
    await new Deployment(this.account, stack, changeSet).run(disableRollback);
  }

  setProtection(stackName: string, on: boolean): Stack {
    const stack = this.stack(stackName);
    stack.protection = on;
    return stack;
  }

  /** Deletes a stack and all that it does not keep. @throws Refusal while it is protected */
  async deleteStack(nameOrId: string): Promise<void> {
    const { account } = this;
    const stack = account.stacks.get(nameOrId) ?? [...account.stacks.values()].find(({ id }) => id === nameOrId);
    if (!stack) return;
    if (stack.protection) {
      throw new Refusal(
        'ValidationError',
        `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
      );
    }
    stackIs(account, stack, 'DELETE_IN_PROGRESS');
    const failures = await removeAll(account, stack, [...stack.resources.values()], 'deletion');
    if (failures.size > 0) {
      const reason = `The following resource(s) failed to delete: [${[...failures.keys()].join(', ')}].`;
      return stackIs(account, stack, 'DELETE_FAILED', reason);
    }
    stackIs(account, stack, 'DELETE_COMPLETE');
    account.stacks.delete(stack.name);
    account.deletedStacks.set(stack.id, stack);
  }

  /** Takes a stack whose creation stopped back to nothing. */
  async rollbackStack(nameOrId: string): Promise<Stack> {
    const stack = this.stack(nameOrId);
    if (stack.status !== 'CREATE_FAILED') {
      throw new Refusal(
        'ValidationError',
        `the fake rolls back a stack in CREATE_FAILED, and ${stack.name} is in ${stack.status}`,
      );
    }
    await rollBackCreation(this.account, stack, 'Rollback requested by user.');
    return stack;
  }

  /** Takes up a roll-back that failed. */
  async continueUpdateRollback(nameOrId: string): Promise<void> {
    const stack = this.stack(nameOrId);
    const { notRolledBack } = stack;
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED' || !notRolledBack) {
      throw new Refusal(
        'ValidationError',
        `Stack:${stack.id} is in ${stack.status} state and can not continue rollback.`,
      );
    }
    await rollBackUpdate(this.account, stack, notRolledBack);
  }
}

/** What a change set says before it is executed: which resources come and go, and which are declared otherwise. */
function changesOf({ template: before }: Stack, after: Template): readonly object[] {
  const change = (Action: string, LogicalResourceId: string, ResourceType: string) => ({
    Type: 'Resource',
    ResourceChange: { Action, LogicalResourceId, ResourceType, Scope: [], Details: [] },
  });
  const declared = Object.entries(after.Resources).flatMap(([id, resource]) => {
    const old = before?.Resources[id];
    if (!old) return [change('Add', id, resource.Type)];
    return isDeepStrictEqual(old, resource) ? [] : [change('Modify', id, resource.Type)];
  });
  const dropped = Object.entries(before?.Resources ?? {}).filter(([id]) => !(id in after.Resources));
  return [...declared, ...dropped.map(([id, { Type }]) => change('Remove', id, Type))];
}
