import type { Account } from '../aws/account';
import { type GroupSize, groupSizes } from '../aws/autoscaler';

/** A resource of the account, as far as it is judged. */
export interface SeenThing {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  /** @default - none: it was kept, or no stack made it */
  readonly stack?: string;
  /** Version of Kubernetes, of a cluster and of a node group. */
  readonly release?: string;
}

/** A stack, as far as it is judged. */
export interface SeenStack {
  readonly name: string;
  readonly status: string;
  readonly reason?: string;
  /** How much has happened to it. */
  readonly events: number;
  /** The template that it has. */
  readonly text: string;
}

/** What an account looks like at one moment. */
export interface Seen {
  readonly things: readonly SeenThing[];
  /** Without that of the bootstrap, which no guide removes. */
  readonly stacks: readonly SeenStack[];
  readonly sizes: readonly GroupSize[];
}

const BOOTSTRAP = 'CDKToolkit';

/** Looks at an account. */
export function seen(account: Account): Seen {
  const things = account.all.map(({ type, id, version, stack, release, properties }) => {
    const kubernetes = release ?? properties.Version;
    return {
      type,
      id,
      version,
      ...(stack === undefined ? {} : { stack }),
      ...(kubernetes === undefined ? {} : { release: String(kubernetes) }),
    };
  });
  const stacks = [...account.stacks.values()]
    .filter(({ name }) => name !== BOOTSTRAP)
    .map(({ name, status, reason, events, text }) => {
      return { name, status, events: events.length, text, ...(reason === undefined ? {} : { reason }) };
    });
  return { things: things.filter(({ stack }) => stack !== BOOTSTRAP), stacks, sizes: groupSizes(account) };
}
