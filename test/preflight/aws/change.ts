// Test support: changes of recorded responses.
import type { Responses } from './answers';

/** Changes the responses. */
export type Change = (responses: Responses) => void;

type Path = readonly [string | number, ...(string | number)[]];

/** Changes what stands at a path of a response. */
export const change =
  (operation: string, path: Path, edit: (value: unknown) => unknown): Change =>
  (responses) => {
    const [last, ...above] = [...path].reverse();
    const parent = above
      .reverse()
      .reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], responses[operation]);
    const holder = parent as Record<string | number, unknown>;
    if (last === undefined || holder?.[last] === undefined) throw new Error(`${operation} has no ${path.join('.')}`);
    holder[last] = edit(holder[last]);
  };

/** Sets what stands at a path of a response. */
export const set = (operation: string, path: Path, value: unknown): Change => change(operation, path, () => value);

/** Adds to a list of a response. */
export const add = (operation: string, list: string, entry: unknown): Change =>
  change(operation, [list], (entries) => [...(entries as readonly unknown[]), entry]);

/** Takes the last entry from a list of a response. */
export const drop = (operation: string, ...path: Path): Change =>
  change(operation, path, (entries) => (entries as readonly unknown[]).slice(0, -1));

/** Has an operation refused. */
export const refuse =
  (operation: string, code: string): Change =>
  (responses) => {
    responses[operation] = { refused: [code, 'said the service'] };
  };

/** Changes those entries of a list that have a value. */
export const each = (operation: string, list: Path, [key, value]: readonly [string, unknown], edit: object): Change =>
  change(operation, list, (entries) =>
    (entries as readonly Record<string, unknown>[]).map((one) => (one[key] === value ? { ...one, ...edit } : one)),
  );
