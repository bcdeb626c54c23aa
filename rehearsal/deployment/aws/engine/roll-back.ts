import type { Account } from '../account';
import type { Stack, StackResource } from '../stack';
import { changedProperties } from './changed-properties';
import { resourceIs, stackIs } from './history';
import { update } from './provision';
import { removeAll } from './removal';

/** What a deployment did with one resource, so that it can be undone. */
export interface Done {
  readonly id: string;
  /** The resource before. @default - none: it was made */
  readonly before?: StackResource;
  readonly propertiesBefore?: Readonly<Record<string, unknown>>;
}

/** What an update did until it failed. */
export interface FailedUpdate {
  readonly done: readonly Done[];
  /** Resources in whose place another one was made. */
  readonly replaced: readonly StackResource[];
  readonly reason: string;
}

/** Takes back everything that the creation of a stack made. */
export async function rollBackCreation(account: Account, stack: Stack, reason: string): Promise<void> {
  stackIs(account, stack, 'ROLLBACK_IN_PROGRESS', reason);
  const failures = await removeAll(account, stack, [...stack.resources.values()], 'roll-back of a creation');
  if (failures.size === 0) return stackIs(account, stack, 'ROLLBACK_COMPLETE');
  const ids = [...failures.keys()].join(', ');
  stackIs(account, stack, 'ROLLBACK_FAILED', `The following resource(s) failed to delete: [${ids}].`);
}

/** Takes a stack back to where an update began, the last change first. */
export async function rollBackUpdate(
  account: Account,
  stack: Stack,
  { done, replaced, reason }: FailedUpdate,
): Promise<void> {
  stackIs(account, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
  const failures: string[] = [];
  const made: StackResource[] = [];
  for (const { id, before, propertiesBefore } of done.toReversed()) {
    const now = stack.resources.get(id) as StackResource;
    if (propertiesBefore) {
      const failure = await changeBack(account, stack, now, propertiesBefore);
      if (failure) failures.push(`${id}: ${failure}`);
      continue;
    }
    made.push(now);
    if (before) stack.resources.set(id, before);
  }
  const left = await removeAll(account, stack, made, 'roll-back of a creation');
  for (const [id, why] of left) failures.push(`${id}: ${why}`);
  for (const [id, { status, physicalId }] of stack.resources) {
    if (status === 'CREATE_FAILED' && physicalId === undefined) stack.resources.delete(id);
  }
  for (const before of replaced) stack.resources.set(before.logicalId, before);
  if (failures.length > 0) return stackIs(account, stack, 'UPDATE_ROLLBACK_FAILED', failures.join('; '));
  stackIs(account, stack, 'UPDATE_ROLLBACK_COMPLETE');
}

/** Returns why a resource could not be changed back, or nothing. */
async function changeBack(
  account: Account,
  stack: Stack,
  resource: StackResource,
  properties: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  const thing = account.find(resource.type, resource.physicalId);
  if (!thing) return 'it is gone';
  const changed = changedProperties(thing.properties, properties);
  const order = { stack: stack.name, logicalId: resource.logicalId, type: resource.type, properties };
  try {
    account.seconds += await update(account, thing, order, changed);
    thing.status = 'ACTIVE';
    resource.properties = properties;
    resourceIs(account, stack, resource, 'UPDATE_COMPLETE');
    return undefined;
  } catch (error) {
    resourceIs(account, stack, resource, 'UPDATE_FAILED', (error as Error).message);
    return (error as Error).message;
  }
}
