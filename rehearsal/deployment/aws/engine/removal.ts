import type { Account } from '../account';
import type { Stack, StackResource } from '../stack';
import { reversed } from '../template/dependencies';
import { resourceIs } from './history';
import { remove, removed } from './provision';
import { walk } from './steps';

/** In what a resource goes: its policy depends on it. */
export type Occasion = 'roll-back of a creation' | 'deletion' | 'replacement';

function isKept({ deletionPolicy, updateReplacePolicy }: StackResource, occasion: Occasion): boolean {
  const policy = occasion === 'replacement' ? updateReplacePolicy : deletionPolicy;
  return policy === 'Retain' || (policy === 'RetainExceptOnCreate' && occasion !== 'roll-back of a creation');
}

/**
 * Removes resources of a stack, those first that nothing else depends on. What is to be kept is left in the account, with no
 * owner. A failure does not stop those that have nothing to do with it.
 *
 * @returns by logical id, why something is still there
 */
export async function removeAll(
  account: Account,
  stack: Stack,
  resources: readonly StackResource[],
  occasion: Occasion,
): Promise<ReadonlyMap<string, string>> {
  const byId = new Map(resources.map((resource) => [resource.logicalId, resource]));
  const dependencies = new Map(resources.map(({ logicalId, dependsOn }) => [logicalId, dependsOn]));
  const resourceOf = (id: string) => byId.get(id) as StackResource;
  const thingOf = ({ type, physicalId }: StackResource) =>
    physicalId === undefined ? undefined : account.find(type, physicalId);
  const { failed, left } = await walk(
    account,
    reversed(dependencies),
    {
      begin: async (id) => {
        const resource = resourceOf(id);
        const thing = thingOf(resource);
        if (!thing) return 0;
        if (isKept(resource, occasion)) {
          delete thing.stack;
          resourceIs(account, stack, resource, 'DELETE_SKIPPED');
          return 0;
        }
        resourceIs(account, stack, resource, 'DELETE_IN_PROGRESS');
        try {
          return await remove(account, thing);
        } catch (error) {
          resourceIs(account, stack, resource, 'DELETE_FAILED', (error as Error).message);
          throw error;
        }
      },
      finish: async (id) => {
        const resource = resourceOf(id);
        const thing = thingOf(resource);
        if (thing?.status === 'DELETING') {
          await removed(account, thing);
          resourceIs(account, stack, resource, 'DELETE_COMPLETE');
        }
        if (stack.resources.get(id) === resource) stack.resources.delete(id);
      },
    },
    'go-on',
  );
  return new Map([
    ...failed,
    ...left.filter((id) => !failed.has(id)).map((id) => [id, 'it waits for another'] as const),
  ]);
}
