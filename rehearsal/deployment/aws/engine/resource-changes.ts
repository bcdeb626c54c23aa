import type { Account } from '../account';
import { behaviourOf } from '../resources/registry';
import { schemaOf } from '../resources/schema';
import type { ChangeSet, Done, Stack, StackResource } from '../stack';
import { evaluate, type Scope } from '../template/intrinsics';
import type { TemplateResource } from '../template/template';
import type { Thing } from '../thing';
import { changedProperties } from './changed-properties';
import { resourceIs } from './history';
import { create, type Order, update } from './provision';

const NEVER_MADE = {
  status: '',
  properties: {},
  deletionPolicy: 'Delete',
  updateReplacePolicy: 'Delete',
  dependsOn: new Set<string>(),
};

/** What one deployment makes and changes, resource by resource. */
export class ResourceChanges {
  /** In the order in which they were begun, so that they can be undone. */
  readonly done: Done[] = [];
  /** Resources in whose place another one was made. */
  readonly replaced: StackResource[] = [];
  private readonly account: Account;
  private readonly stack: Stack;
  private readonly changeSet: ChangeSet;
  private readonly scope: Scope;

  constructor(account: Account, stack: Stack, changeSet: ChangeSet, scope: Scope) {
    this.account = account;
    this.stack = stack;
    this.changeSet = changeSet;
    this.scope = scope;
  }

  /** Asks for it. Returns the simulated seconds that it takes. @throws when it is refused */
  async begin(id: string, declared: TemplateResource, dependsOn: ReadonlySet<string>): Promise<number> {
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
      resourceIs(this.account, this.stack, entry, `${this.changeSet.type}_FAILED`, (error as Error).message);
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

  /** It is done. @throws when it failed in the end */
  async finish(id: string): Promise<void> {
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

  /** Its creation or change was stopped because another one had failed. */
  cancel(id: string): void {
    const resource = this.stack.resources.get(id);
    if (!resource) return;
    const verb = resource.status.split('_')[0];
    resourceIs(this.account, this.stack, resource, `${verb}_FAILED`, 'Resource creation cancelled');
  }
}

function refuseNamedReplacement(thing: Thing, { type, properties }: Order, changed: readonly string[]): void {
  const { name } = behaviourOf(type);
  if (!name || properties[name] === undefined || properties[name] !== thing.name) return;
  throw new Error(
    `CloudFormation cannot update a stack when a custom-named resource requires replacing (${changed.join(', ')} of ${type}). Rename ${thing.name} and update the stack again.`,
  );
}
