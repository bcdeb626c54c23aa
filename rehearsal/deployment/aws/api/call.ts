/** One request to the fake, read as far as the protocol goes. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a service answers. @throws Refusal */
export type Operation = (input: Readonly<Record<string, unknown>>) => unknown;

/** The operations of one service, by name; another one is refused loudly. */
export type Operations = Readonly<Record<string, Operation>>;
