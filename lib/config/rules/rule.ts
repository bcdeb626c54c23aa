import type { Config } from '../schema';

/** A mistake that several fields make together. */
export interface Mistake {
  readonly path: readonly (string | number)[];
  readonly allowed: string;
  readonly remedy: string;
  /** Whether the value may be a secret: it is not printed. */
  readonly secret?: boolean;
}

/**
 * What a rule looks at. Rules also run when other fields are wrong, so that all mistakes are reported at once: a rule
 * asks `valid` of every path before it reads it.
 */
export interface Subject {
  readonly config: Config;
  /** Whether the field at the path, and all below it, are as the schema wants them. */
  valid(...path: readonly (string | number)[]): boolean;
}

/** Finds the mistakes of one kind. */
export type ConfigRule = (subject: Subject) => Iterable<Mistake>;

/** The indexes of a list whose entries may be looked at one by one; none when it is no list. */
export function indexes({ config, valid }: Subject, key: 'services', ...fields: readonly string[]): readonly number[] {
  const entries: unknown = config?.[key];
  if (!Array.isArray(entries)) return [];
  return [...entries.keys()].filter((index) => fields.every((field) => valid(key, index, field)));
}
