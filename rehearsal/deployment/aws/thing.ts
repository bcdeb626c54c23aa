/** A resource that is there in the account: of a stack, kept from one, or made by somebody else. */
export interface Thing {
  readonly type: string;
  /** Its physical id, which is unique among those of its type. */
  readonly id: string;
  readonly arn: string;
  /** What tells it from all others of its type, when a person chose it. */
  readonly name?: string;
  /** Name of the stack that owns it. @default - none: it was kept, or no stack made it */
  stack?: string;
  properties: Readonly<Record<string, unknown>>;
  /** What the function behind a custom resource answered last, by attribute. @default - it was not run */
  answer?: Readonly<Record<string, unknown>>;
  /** Version of Kubernetes on the machines of a node group, once another command than a deploy set it. */
  release?: string;
  status: 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING';
  /** Why its creation will be refused in the end. @default - it will not */
  refused?: string;
  /** Grows with each change. */
  version: number;
}

/** Every text in a value, however deep. */
export function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) yield* texts(inner);
}

/** Whether the properties of one name the other, by its id, its name or its ARN. */
export function mentions(user: Thing, used: Thing): boolean {
  for (const text of texts(user.properties)) {
    if (text === used.id || text === used.arn || text === used.name) return true;
  }
  return false;
}
