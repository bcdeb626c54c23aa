import type { Account } from '../account';
import type { Behaviour, Properties } from '../resources/behaviour';
import { behaviourOf } from '../resources/registry';
import { schemaOf } from '../resources/schema';
import type { Thing } from '../thing';
import { handlerIsReady, ON_KUBERNETES } from './custom-handler';
import { answerOf } from './inline-function';
import { refusalOfDelete } from './refusal';

/** What is asked of the account for one resource. */
export interface Order {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Properties;
}

/** An asynchronous answer: the thing as it is meanwhile, and the simulated seconds until it is ready. */
export interface Accepted {
  readonly thing: Thing;
  readonly seconds: number;
}

const NAME_LENGTH = 60;

/** @throws when a property is unknown or a required one is missing, as the registry says */
export function validate(type: string, properties: Properties): void {
  // neither is in the registry
  if (type.startsWith('Custom::') || type === 'AWS::CDK::Metadata') return;
  const schema = schemaOf(type);
  if (!schema) throw new Error(`Resource type ${type} is not in the CloudFormation registry`);
  const strange = Object.keys(properties).filter((name) => !schema.properties.has(name));
  if (strange.length > 0) throw new Error(`Encountered unsupported property ${strange.join(', ')}`);
  const missing = schema.required.filter((name) => properties[name] === undefined);
  if (missing.length > 0)
    throw new Error(`Properties validation failed: required key [${missing.join(', ')}] not found`);
}

function idOf(account: Account, order: Order, behaviour: Behaviour): string {
  const chosen = behaviour.name && order.properties[behaviour.name];
  if (chosen) return String(chosen);
  if (behaviour.idPrefix) return `${behaviour.idPrefix}${account.next()}`;
  const name = `${order.stack}-${order.logicalId}`.slice(0, NAME_LENGTH);
  return `${name}-${account.next()}`;
}

function refuseUnready(account: Account, { properties }: Order, behaviour: Behaviour): void {
  for (const { property, type } of behaviour.needs ?? []) {
    const found = account.find(type, properties[property]);
    if (!found) throw new Error(`No ${type} found for name: ${properties[property]}.`);
    if (type === 'AWS::EKS::Cluster' && found.status !== 'ACTIVE') {
      throw new Error(`${type} ${found.id} is in status ${found.status}; it must be ACTIVE (ResourceInUseException)`);
    }
  }
}

/** Asks for a resource. @throws with the reason why the account refuses it */
export async function create(account: Account, order: Order): Promise<Accepted> {
  const { stack, logicalId, type, properties } = order;
  const injected = account.fault(stack, logicalId, type);
  if (injected) throw new Error(injected);
  const behaviour = behaviourOf(type);
  validate(type, properties);
  refuseUnready(account, order, behaviour);
  const refusal = behaviour.refuseCreate?.(properties, account);
  if (refusal) throw new Error(refusal);
  const once = behaviour.once?.(properties);
  const twin = once && account.ofType(type).find((other) => behaviour.once?.(other.properties) === once);
  if (twin) throw new Error(`${type} ${once} already exists (${twin.id})`);
  const id = idOf(account, order, behaviour);
  if (account.find(type, id)) throw new Error(`Resource of type '${type}' with identifier '${id}' already exists.`);
  const service = type.split('::')[1]?.toLowerCase();
  const arn =
    behaviour.arn?.(id, account) ??
    `arn:aws:${service}:${account.region}:${account.id}:${type.split('::')[2]?.toLowerCase()}/${id}`;
  const chosen = behaviour.name && properties[behaviour.name];
  const thing: Thing = {
    type,
    id,
    arn,
    stack,
    properties,
    status: 'CREATING',
    version: 1,
    ...(chosen ? { name: id } : {}),
  };
  let usual = behaviour.seconds.create;
  if (type.startsWith('Custom::')) {
    handlerIsReady(account, type, properties);
    if (ON_KUBERNETES.test(type)) usual = await kubernetes(account).handle({ action: 'Create', type, properties });
    await ask(account, thing, 'Create');
  }
  account.add(thing);
  return { thing, seconds: account.pace(type, usual) };
}

function kubernetes(account: Account) {
  if (!account.kubernetes) throw new Error('the fake AWS has no Kubernetes behind it');
  return account.kubernetes;
}

/** Keeps what the function behind a custom resource answers, when it can be run. */
async function ask(account: Account, thing: Thing, request: 'Create' | 'Update'): Promise<void> {
  const answer = await answerOf(account, thing.properties, request);
  if (answer) thing.answer = answer;
}

/** Changes a resource in place. @throws with the reason why the account refuses it */
export async function update(
  account: Account,
  thing: Thing,
  order: Order,
  changed: readonly string[],
): Promise<number> {
  const { type, properties } = order;
  const injected = account.fault(order.stack, order.logicalId, type);
  if (injected) throw new Error(injected);
  const behaviour = behaviourOf(type);
  validate(type, properties);
  refuseUnready(account, order, behaviour);
  const refusal = behaviour.refuseUpdate?.(thing, properties, changed, account);
  if (refusal) throw new Error(refusal);
  let usual = behaviour.seconds.update;
  if (ON_KUBERNETES.test(type)) {
    handlerIsReady(account, type, properties);
    usual = await kubernetes(account).handle({ action: 'Update', type, properties, before: thing.properties });
  }
  thing.properties = properties;
  await ask(account, thing, 'Update');
  thing.status = 'UPDATING';
  thing.version += 1;
  return account.pace(type, usual);
}

/** Asks for the end of a resource. @throws with the reason why the account refuses it */
export async function remove(account: Account, thing: Thing): Promise<number> {
  const { type, properties } = thing;
  const refusal = await refusalOfDelete(account, thing);
  if (refusal) throw new Error(refusal);
  let usual = behaviourOf(type).seconds.delete;
  if (ON_KUBERNETES.test(type)) {
    handlerIsReady(account, type, properties);
    usual = await kubernetes(account).handle({ action: 'Delete', type, properties });
  }
  thing.status = 'DELETING';
  return account.pace(type, usual);
}

/** A resource is gone. */
export async function removed(account: Account, thing: Thing): Promise<void> {
  account.remove(thing);
  if (thing.type !== 'AWS::EKS::Cluster') return;
  for (const type of ['AWS::EKS::AccessEntry', 'AWS::EKS::Addon', 'AWS::EKS::PodIdentityAssociation']) {
    for (const entry of account.ofType(type)) if (entry.properties.ClusterName === thing.id) account.remove(entry);
  }
  await account.kubernetes?.clusterDeleted();
}
