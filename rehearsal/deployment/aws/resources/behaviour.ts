import type { Account } from '../account';
import type { Thing } from '../thing';

/** The evaluated properties of a resource. */
export type Properties = Readonly<Record<string, unknown>>;

/** Something that must be there, and ready, before a resource is asked for. */
export interface Need {
  /** The property that names it. */
  readonly property: string;
  readonly type: string;
}

/** What the fake knows of a resource type, beyond its schema in the CloudFormation registry. */
export interface Behaviour {
  /** Simulated seconds of a creation, a change and a deletion. */
  readonly seconds: { readonly create: number; readonly update: number; readonly delete: number };
  /** Begin of a generated physical id. @default - the name that CloudFormation makes of stack and logical id */
  readonly idPrefix?: string;
  /** Property with the name that a person may choose; two of one name cannot be. */
  readonly name?: string;
  /** What else may be there once only; two of equal text cannot be. */
  readonly once?: (properties: Properties) => string;
  readonly needs?: readonly Need[];
  /** Types of which none may name it when it is deleted. */
  readonly heldBy?: readonly string[];
  /** Property that refuses its deletion while it is true. */
  readonly protection?: string;
  /** Whether `Ref` gives the ARN. */
  readonly refIsArn?: boolean;
  readonly arn?: (id: string, account: Account) => string;
  readonly attribute?: (thing: Thing, attribute: string) => unknown;
  /** Why it cannot be made, by what is there. */
  readonly refuseCreate?: (properties: Properties, account: Account) => string | undefined;
  readonly refuseUpdate?: (
    thing: Thing,
    next: Properties,
    changed: readonly string[],
    account: Account,
  ) => string | undefined;
  readonly refuseDelete?: (thing: Thing, account: Account) => string | undefined | Promise<string | undefined>;
  /** What of it the fake leaves out, for whoever reads the results. */
  readonly leavesOut: string;
}
