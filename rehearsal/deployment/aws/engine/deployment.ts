import type { Account } from '../account';
import { behaviourOf } from '../resources/registry';
import { schemaOf } from '../resources/schema';
import type { ChangeSet, Stack, StackResource } from '../stack';
import { dependenciesOf } from '../template/dependencies';
import { evaluate, type Scope } from '../template/intrinsics';
import type { Template, TemplateResource } from '../template/template';
import type { Thing } from '../thing';
import { changedProperties } from './changed-properties';
import { resourceIs, stackIs } from './history';
import { create, type Order, update } from './provision';
import { removeAll } from './removal';
import { type Done, rollBackCreation, rollBackUpdate } from './roll-back';
import { includedIn, parametersOf, scopeOf } from './scope';
import { type Walk, walk } from './steps';

const NEVER_MADE = {
  status: '',
  properties: {},
  deletionPolicy: 'Delete',
  updateReplacePolicy: 'Delete',
  dependsOn: new Set<string>(),
};

/** One creation or update of a stack, to its end or back to where it began. */
export class Deployment {
  private readonly account: Account;
  private readonly stack: Stack;
  private readonly template: Template;
  private readonly scope: Scope;
  private readonly done: Done[] = [];
  private readonly replaced: StackResource[] = [];
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
  }

  /** @param disableRollback leave what was made when something fails */
  async run(disableRollback: boolean): Promise<void> {
    const { account, stack, template } = this;
    stackIs(account, stack, `${this.verb}_IN_PROGRESS`);
    const dependencies = dependenciesOf(template, includedIn(template, this.scope));
    const result = await walk(
      account,
      dependencies,
      {
        begin: (id) => this.begin(id, template.Resources[id] as TemplateResource, dependencies.get(id) ?? new Set()),
        finish: (id) => this.finish(id),
      },
      // what is preserved goes on in each path that does not depend on a failure
      disableRollback ? 'go-on' : 'stop',
    );
    for (const id of result.cancelled) this.mark(id, 'FAILED', 'Resource creation cancelled');
    if (result.failed.size > 0) return this.failed(result, disableRollback);
    this.adopt();
    await this.cleanUp(dependencies);
    stackIs(account, stack, `${this.verb}_COMPLETE`);
  }

  private async begin(id: string, declared: TemplateResource, dependsOn: ReadonlySet<string>): Promise<number> {
    const properties = this.evaluated(id, declared);
    const order = { stack: this.stack.name, logicalId: id, type: declared.Type, properties };
    const before = this.stack.resources.get(id);
    const thing = before?.physicalId ? this.account.find(before.type, before.physicalId) : undefined;
    const policies = {
      deletionPolicy: declared.DeletionPolicy ?? 'Delete',
      updateReplacePolicy: declared.UpdateReplacePolicy ?? 'Delete',
    };
    if (before && thing && before.status !== 'CREATE_FAILED') {
      const changed = changedProperties(before.properties, properties);
      Object.assign(before, policies, { dependsOn });
      if (changed.length === 0) return 0;
      const schema = schemaOf(declared.Type);
      if (!changed.some((name) => schema?.createOnly.has(name))) return this.change(before, thing, order, changed);
      refuseNamedReplacement(thing, order, changed);
      this.replaced.push(before);
    }
    const resource: StackResource = {
      logicalId: id,
      type: declared.Type,
      status: '',
      properties,
      ...policies,
      dependsOn,
    };
    this.stack.resources.set(id, resource);
    resourceIs(this.account, this.stack, resource, before ? 'UPDATE_IN_PROGRESS' : 'CREATE_IN_PROGRESS');
    try {
      const accepted = this.imported(order, declared) ?? (await create(this.account, order));
      resource.physicalId = accepted.thing.id;
      this.done.push({ id, ...(before ? { before } : {}) });
      return accepted.seconds;
    } catch (error) {
      resourceIs(
        this.account,
        this.stack,
        resource,
        before ? 'UPDATE_FAILED' : 'CREATE_FAILED',
        (error as Error).message,
      );
      throw error;
    }
  }

  private evaluated(id: string, { Type, Properties }: TemplateResource): Order['properties'] {
    try {
      return evaluate(Properties ?? {}, this.scope) as Order['properties'];
    } catch (error) {
      const entry = this.stack.resources.get(id) ?? { ...NEVER_MADE, logicalId: id, type: Type };
      this.stack.resources.set(id, entry);
      resourceIs(this.account, this.stack, entry, `${this.verb}_FAILED`, (error as Error).message);
      throw error;
    }
  }

  /** `--import-existing-resources` takes over what has the same chosen name, no owner, and is to be kept. */
  private imported({ type, properties }: Order, { DeletionPolicy }: TemplateResource) {
    const { name } = behaviourOf(type);
    const found = this.changeSet.importExisting && name ? this.account.find(type, properties[name]) : undefined;
    if (!found || found.stack || !DeletionPolicy?.startsWith('Retain')) return undefined;
    found.stack = this.stack.name;
    found.properties = properties;
    return { thing: found, seconds: 5 };
  }

  private async change(
    resource: StackResource,
    thing: Thing,
    order: Order,
    changed: readonly string[],
  ): Promise<number> {
    const { account, stack } = this;
    resourceIs(account, stack, resource, 'UPDATE_IN_PROGRESS');
    try {
      const seconds = await update(account, thing, order, changed);
      this.done.push({ id: order.logicalId, before: resource, propertiesBefore: resource.properties });
      resource.properties = order.properties;
      return seconds;
    } catch (error) {
      resourceIs(account, stack, resource, 'UPDATE_FAILED', (error as Error).message);
      throw error;
    }
  }

  private async finish(id: string): Promise<void> {
    const resource = this.stack.resources.get(id);
    const thing = resource?.physicalId ? this.account.find(resource.type, resource.physicalId) : undefined;
    if (!resource || !thing || !resource.status.endsWith('_IN_PROGRESS')) return;
    thing.status = 'ACTIVE';
    if (thing.refused) {
      const { refused } = thing;
      delete thing.refused;
      delete thing.stack;
      delete resource.physicalId;
      resourceIs(this.account, this.stack, resource, 'CREATE_FAILED', refused);
      throw new Error(refused);
    }
    resourceIs(this.account, this.stack, resource, resource.status.replace('IN_PROGRESS', 'COMPLETE'));
  }

  private mark(id: string, outcome: string, reason: string): void {
    const resource = this.stack.resources.get(id);
    if (resource) resourceIs(this.account, this.stack, resource, `${resource.status.split('_')[0]}_${outcome}`, reason);
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
    if (dropped.length + this.replaced.length === 0) return;
    stackIs(account, stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    await removeAll(account, stack, this.replaced, 'replacement');
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
    if (verb === 'UPDATE') return rollBackUpdate(account, stack, { done: this.done, replaced: this.replaced, reason });
    await rollBackCreation(account, stack, reason);
  }
}

function refuseNamedReplacement(thing: Thing, { type, properties }: Order, changed: readonly string[]): void {
  const { name } = behaviourOf(type);
  if (!name || properties[name] === undefined || properties[name] !== thing.name) return;
  throw new Error(
    `CloudFormation cannot update a stack when a custom-named resource requires replacing (${changed.join(', ')} of ${type}). Rename ${thing.name} and update the stack again.`,
  );
}
