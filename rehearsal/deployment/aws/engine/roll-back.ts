import type { Account } from '../account';
import type { Done, FailedUpdate, Stack, StackResource } from '../stack';
import { changedProperties } from './changed-properties';
import { resourceIs, stackIs } from './history';
import { update } from './provision';
import { removeAll } from './removal';

/** Takes back everything that the creation of a stack made. */
export async function rollBackCreation(account: Account, stack: Stack, reason: string): Promise<void> {
  stackIs(account, stack, 'ROLLBACK_IN_PROGRESS', reason);
  const failures = await removeAll(account, stack, [...stack.resources.values()], 'roll-back of a creation');
  if (failures.size === 0) return stackIs(account, stack, 'ROLLBACK_COMPLETE');
  const ids = [...failures.keys()].join(', ');
  stackIs(account, stack, 'ROLLBACK_FAILED', `The following resource(s) failed to delete: [${ids}].`);
}

/** Takes a stack back to where an update began, the last change first. What fails is taken up again by the next call. */
export async function rollBackUpdate(account: Account, stack: Stack, failed: FailedUpdate): Promise<void> {
  stackIs(account, stack, 'UPDATE_ROLLBACK_IN_PROGRESS', failed.reason);
  const changed = failed.done.filter(({ propertiesBefore }) => propertiesBefore);
  const notChangedBack = await changeAllBack(account, stack, changed);
  const made = [...failed.made, ...failed.done.filter((change) => !changed.includes(change)).map(takenOut(stack))];
  const left = await removeAll(account, stack, made, 'roll-back of a creation');
  for (const [id, { status, physicalId }] of stack.resources) {
    if (status === 'CREATE_FAILED' && physicalId === undefined) stack.resources.delete(id);
  }
  for (const before of failed.replaced) stack.resources.set(before.logicalId, before);
  const failures = [...notChangedBack.values(), ...[...left].map(([id, why]) => `${id}: ${why}`)];
  if (failures.length === 0) {
    delete stack.notRolledBack;
    return stackIs(account, stack, 'UPDATE_ROLLBACK_COMPLETE');
  }
  stack.notRolledBack = {
    ...failed,
    done: [...notChangedBack.keys()],
    made: made.filter(({ logicalId }) => left.has(logicalId)),
  };
  stackIs(account, stack, 'UPDATE_ROLLBACK_FAILED', failures.join('; '));
}

/** What was made, which the stack no longer counts as its own when there was another one before. */
const takenOut =
  (stack: Stack) =>
  ({ id, before }: Done): StackResource => {
    const now = stack.resources.get(id) as StackResource;
    if (before) stack.resources.set(id, before);
    return now;
  };

/** Returns those that could not be changed back, and why. */
async function changeAllBack(
  account: Account,
  stack: Stack,
  changed: readonly Done[],
): Promise<ReadonlyMap<Done, string>> {
  const failures = new Map<Done, string>();
  for (const change of changed.toReversed()) {
    const { id, propertiesBefore = {} } = change;
    const failure = await changeBack(account, stack, stack.resources.get(id) as StackResource, propertiesBefore);
    if (failure) failures.set(change, `${id}: ${failure}`);
  }
  return failures;
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
