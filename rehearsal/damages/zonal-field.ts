import type { Change } from './change';

/** A field that what is lost with a zone depends on, and the ways to damage it. `*` is each item; nothing: the thing itself. */
export interface ZonalField {
  readonly of: RegExp;
  readonly path: string;
  readonly changes: readonly Change[];
}

/** Says which field of which things, by their type, and how it is damaged. */
export const field = (of: RegExp, path: string, ...changes: readonly Change[]): ZonalField => ({ of, path, changes });
