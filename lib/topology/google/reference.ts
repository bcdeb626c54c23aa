import { isUnknown, type Known, unknown } from '../model/known';
import type { Resource } from '../model/resource';
import type { ResourceIndex } from '../resource-index';
import { isReference, knownOr, textAt, valueAt } from '../value/field';

/** Ends the API group of every kind of Config Connector. */
const GROUP = 'cnrm.cloud.google.com';

/** Objects of a kind of Config Connector, in the order of their ids. */
export function ofKind(index: ResourceIndex, kind: string): readonly Resource[] {
  return index.ofKind(GROUP, kind);
}

/** Name of the thing in Google Cloud: the object may have another one. */
export function cloudName({ name, properties }: Resource): string {
  return knownOr(textAt(properties, 'spec.resourceID'), name);
}

/** The object of the kind that an external reference means: its last part is the name in Google Cloud. */
function external(index: ResourceIndex, kind: string, link: string): Resource | undefined {
  const name = link.split('/').at(-1);
  return ofKind(index, kind).find((resource) => cloudName(resource) === name);
}

/**
 * Id of what a reference of the object points at: an object of the kind among the files, else the text of the reference.
 *
 * @returns `undefined` where nothing stands at the path
 * @see Config Connector 1.155, resource references
 */
export function refAt(
  index: ResourceIndex,
  { namespace, properties }: Resource,
  path: string,
  kind: string,
): Known<string> | undefined {
  const found = valueAt(properties, path);
  if (found === undefined) return undefined;
  if (isReference(found)) return found.reference;
  const link = textAt(found, 'external');
  if (link !== undefined) return isUnknown(link) ? link : (external(index, kind, link)?.id ?? link);
  const name = textAt(found, 'name') ?? unknown(`'${path}' names nothing`);
  if (isUnknown(name)) return name;
  return `${kind} ${knownOr(textAt(found, 'namespace'), namespace ?? 'default')}/${name}`;
}

/** The id at the path, where it can be told. */
export function knownRef(index: ResourceIndex, resource: Resource, path: string, kind: string): string | undefined {
  return knownOr(refAt(index, resource, path, kind), undefined);
}
