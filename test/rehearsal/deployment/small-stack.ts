import { Account } from '../../../rehearsal/deployment/aws/account';
import { CloudFormation } from '../../../rehearsal/deployment/aws/engine/cloudformation';
import type { TemplateResource } from '../../../rehearsal/deployment/aws/template/template';

/** A fake AWS with nothing in it. */
export const emptyAws = (): CloudFormation => new CloudFormation(new Account('111122223333', 'eu-north-1'));

/** Deploys a stack of these resources. Returns its state afterwards, and why. */
export async function deploy(
  service: CloudFormation,
  name: string,
  resources: Readonly<Record<string, TemplateResource>>,
  options: { readonly noRollback?: boolean; readonly importExisting?: boolean } = {},
): Promise<string> {
  const exists = service.account.stacks.has(name);
  const { id } = service.createChangeSet({
    stack: name,
    name: 'change',
    type: exists ? 'UPDATE' : 'CREATE',
    text: JSON.stringify({ Resources: resources }),
    parameters: {},
    tags: [],
    importExisting: options.importExisting ?? false,
  });
  await service.executeChangeSet(name, id, options.noRollback ?? false);
  return service.stack(name).status;
}

/** Why resources of a stack failed, by logical id, without those that were only stopped. */
export function failuresOf(service: CloudFormation, name: string): Readonly<Record<string, string>> {
  const failed = service
    .stack(name)
    .events.filter(({ status, type }) => status.endsWith('_FAILED') && !type.endsWith('::Stack'));
  const entries = failed.map(({ logicalId, reason = '' }) => [logicalId, reason] as const);
  return Object.fromEntries(entries.filter(([, reason]) => !reason.includes('cancelled')));
}

/** Ids of what was kept when its stack went, or was made by no stack. */
export const keptIn = ({ account }: CloudFormation): readonly string[] =>
  account.all.filter(({ stack }) => stack === undefined).map(({ id }) => id);
