import type { Account } from '../account';
import { type CloudFormation, Refusal } from '../engine/cloudformation';
import type { Thing } from '../thing';

/** Options of a command: the last value that was given, or `true` for one without a value. */
export type Options = Readonly<Record<string, string | true>>;

/** A command of the AWS command line, as far as a DEPLOY.md uses it. */
export interface Command {
  readonly options: readonly string[];
  /** Prints nothing, whatever the query: the fake knows of none of these. */
  readonly empty?: boolean;
  readonly run: (service: CloudFormation, options: Options) => unknown;
}

/** For a command that changes nothing that the fake knows of, and prints nothing. */
export const nothing = () => undefined;

/** A thing by its id. @throws Refusal when there is none */
export function found(account: Account, type: string, id: unknown): Thing {
  const thing = account.find(type, id);
  if (!thing) throw new Refusal('ResourceNotFound', `there is no ${type} ${id}`);
  return thing;
}

/** Changes properties of a thing, past the stack that owns it. */
export function set(thing: Thing, changes: Readonly<Record<string, unknown>>): void {
  thing.properties = { ...thing.properties, ...changes };
}
