import { createHash } from 'node:crypto';
import type { Account } from '../account';
import type { Stack, StackResource } from '../stack';

/** Writes down that the stack itself is in a new state. */
export function stackIs(account: Account, stack: Stack, status: string, reason?: string): void {
  stack.status = status;
  if (reason === undefined) delete stack.reason;
  else stack.reason = reason;
  write(account, stack, {
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status,
    reason,
  });
}

/** Writes down that a resource of the stack is in a new state. */
export function resourceIs(
  account: Account,
  stack: Stack,
  resource: StackResource,
  status: string,
  reason?: string,
): void {
  resource.status = status;
  if (reason === undefined) delete resource.reason;
  else resource.reason = reason;
  const { logicalId, type, physicalId = '' } = resource;
  write(account, stack, { logicalId, physicalId, type, status, reason });
}

interface Entry {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string | undefined;
}

function write(account: Account, stack: Stack, { reason, ...entry }: Entry): void {
  const id = createHash('sha256').update(`${stack.id} ${stack.events.length}`).digest('hex').slice(0, 32);
  stack.events.push({ id, seconds: account.seconds, ...entry, ...(reason === undefined ? {} : { reason }) });
}
