import type { Account } from '../account';
import { behaviourOf } from '../resources/registry';
import { mentions, type Thing } from '../thing';

/** Why a thing cannot be deleted, by its protection and by what else is there. @default - it can */
export async function refusalOfDelete(account: Account, thing: Thing): Promise<string | undefined> {
  const behaviour = behaviourOf(thing.type);
  if (behaviour.protection && thing.properties[behaviour.protection] === true) {
    return `${thing.type} ${thing.id} cannot be deleted: ${behaviour.protection} is on`;
  }
  for (const type of behaviour.heldBy ?? []) {
    const user = account.ofType(type).find((one) => one.status !== 'DELETING' && mentions(one, thing));
    if (user) return `${thing.type} ${thing.id} has dependencies and cannot be deleted: ${user.type} ${user.id}`;
  }
  return behaviour.refuseDelete?.(thing, account);
}
