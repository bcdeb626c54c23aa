import type { Json } from './json';

/** One way to damage a field. */
export interface Change {
  /** What is done, in a few words. */
  readonly says: string;
  /**
   * The field's value after it; `undefined` takes the field away.
   *
   * @param others - what the same field says in the other things of the same type
   */
  readonly make: (before: Json, others: readonly Json[]) => Json | undefined;
  /** Whether a field that is not there is damaged too. @default false */
  readonly adds?: boolean;
}

/** Takes the field away. */
export const gone: Change = { says: 'gone', make: () => undefined };

/** Puts another value into the field. */
export const set = (value: Json): Change => ({ says: `set to ${JSON.stringify(value)}`, make: () => value });

/** Puts a value into a field that need not be there. */
export const add = (value: Json): Change => ({ ...set(value), adds: true });

/** Moves it to where another thing of the type is. */
export const moved: Change = {
  says: 'moved to where another one is',
  make: (before, others) => others.find((one) => JSON.stringify(one) !== JSON.stringify(before)) ?? before,
};

/** Keeps the first item of a list. */
export const firstOnly: Change = {
  says: 'only the first left',
  make: (before) => (Array.isArray(before) ? before.slice(0, 1) : before),
};

/** Replaces a text within the field, which may be a text, a list or an object. */
export const replaced = (from: RegExp, to: string): Change => ({
  says: `${from.source} becomes "${to}"`,
  make: (before) => JSON.parse(JSON.stringify(before).replace(from, to)) as Json,
});
