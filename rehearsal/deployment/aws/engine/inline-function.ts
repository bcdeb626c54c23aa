import { runInNewContext } from 'node:vm';
import type { Account } from '../account';
import type { Properties } from '../resources/behaviour';
import { eksClient } from '../sdk/eks-client';

/** Modules that the runtime of Lambda brings, by name. */
const MODULES: Readonly<Record<string, (account: Account) => object>> = { '@aws-sdk/client-eks': eksClient };

interface Answer {
  readonly Status: string;
  readonly Reason?: string;
  readonly Data?: Readonly<Record<string, unknown>>;
}

interface Handler {
  handler?(event: object): Promise<void>;
}

/** The code of the function behind a custom resource, when the template holds it as text. */
function codeOf(account: Account, { ServiceToken }: Properties): string | undefined {
  const fn = account.ofType('AWS::Lambda::Function').find(({ arn }) => arn === ServiceToken);
  return (fn?.properties.Code as { readonly ZipFile?: string } | undefined)?.ZipFile;
}

/**
 * Runs the function behind a custom resource whose code stands in the template, with an SDK that asks the fake account.
 *
 * @returns what it answers CloudFormation, or nothing when the code is not in the template
 * @throws with the reason when it answers that it failed
 */
export async function answerOf(
  account: Account,
  properties: Properties,
  RequestType: 'Create' | 'Update',
): Promise<Answer['Data'] | undefined> {
  const code = codeOf(account, properties);
  if (code === undefined) return undefined;
  const exports: Handler = {};
  let sent = '{}';
  const require = (name: string): object => {
    const module = MODULES[name];
    if (!module) throw new Error(`the fake AWS has no module ${name} for functions`);
    return module(account);
  };
  const fetch = async (_: string, { body }: { readonly body: string }): Promise<void> => {
    sent = body;
  };
  runInNewContext(code, { require, exports, fetch, console: { error: () => {} } });
  if (!exports.handler) throw new Error(`the function ${properties.ServiceToken} exports no handler`);
  await exports.handler({
    RequestType,
    ResourceProperties: asTexts(properties),
    ResponseURL: 'https://cloudformation',
  });
  const { Status, Reason, Data = {} } = JSON.parse(sent) as Answer;
  if (Status !== 'SUCCESS')
    throw new Error(`Received response status [FAILED] from custom resource. Message: ${Reason}`);
  return Data;
}

/** CloudFormation hands a function every value as text. */
function asTexts(properties: Properties): Properties {
  return JSON.parse(JSON.stringify(properties, (_, value) => (typeof value === 'number' ? String(value) : value)));
}
