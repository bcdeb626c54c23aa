import type { KubernetesObject } from '../../cluster/api';

/** One change to the objects of an output. What no change concerns is applied as it was written. */
export interface Change {
  /** Kind, name and field. */
  readonly what: string;
  readonly why: string;
  /** What is applied here in place of the object, `[]` when it is left out; `undefined` when the change does not concern it. */
  readonly to: (object: KubernetesObject) => readonly KubernetesObject[] | undefined;
}

/** A change that was made, for the report. */
export interface Changed extends Pick<Change, 'what' | 'why'> {
  /** `Kind namespace/name` of every object that it concerned. */
  readonly objects: readonly string[];
}

/** Objects as they are applied, and all in which they differ from what was written. */
export interface ChangedObjects {
  readonly objects: readonly KubernetesObject[];
  readonly changes: readonly Changed[];
}

/** `Kind namespace/name`, as messages and reports name an object. */
export function nameOf({ kind, metadata: { namespace, name } }: KubernetesObject): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

/**
 * The objects with every change made, in their order.
 *
 * @throws when a change concerns no object: the output has moved on, and the list has not
 */
export function withChanges(objects: readonly KubernetesObject[], changes: readonly Change[]): ChangedObjects {
  let current = objects;
  const made = changes.map(({ what, why, to }) => {
    const concerned: string[] = [];
    current = current.flatMap((object) => {
      const changed = to(object);
      if (changed === undefined) return [object];
      concerned.push(nameOf(object));
      return changed;
    });
    if (concerned.length === 0) {
      const kinds = [...new Set(objects.map(({ kind }) => kind))].sort().join(', ');
      throw new Error(
        `the change '${what}' concerns none of the objects (${kinds}): take it out of the list, or mend it`,
      );
    }
    return { what, why, objects: concerned };
  });
  return { objects: current, changes: made };
}
