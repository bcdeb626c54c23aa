import { isJsonObject, type Json, type JsonObject } from '../files/json';
import { objectResource } from '../kubernetes/object';
import { isUnknown } from '../model/known';
import type { Resource } from '../model/resource';
import { textAt } from '../value/field';
import { PATCH_TYPE, parsedProperty } from './embedded';

/** `deployment/coredns` of a namespace. */
const target = (kind: string, namespace: string | undefined, name: string): string =>
  `${kind.toLowerCase()} ${namespace ?? 'default'}/${name}`;

/** What a patch lays over an object: objects are merged, null takes away, all else replaces. @see RFC 7396 */
function merged(below: Json | undefined, above: Json): Json {
  if (!isJsonObject(above)) return above;
  const entries = new Map<string, Json>(isJsonObject(below) ? Object.entries(below) : []);
  for (const [key, value] of Object.entries(above)) {
    if (value === null) entries.delete(key);
    else entries.set(key, merged(entries.get(key), value));
  }
  return Object.fromEntries(entries);
}

interface Patch {
  readonly of: string;
  readonly patch: JsonObject;
}

function patchOf({ properties }: Resource): Patch | undefined {
  const name = textAt(properties, 'ResourceName');
  const namespace = textAt(properties, 'ResourceNamespace') ?? 'default';
  const patch = parsedProperty(properties, 'ApplyPatchJson');
  if (name === undefined || isUnknown(name) || isUnknown(namespace) || !isJsonObject(patch as Json)) return undefined;
  const [kind = '', object = ''] = name.split('/');
  return { of: target(kind, namespace, object), patch: patch as JsonObject };
}

const targetOf = ({ type, namespace, name }: Resource): string => target(type.split(' ')[1] ?? '', namespace, name);

/** Lays the patches of the CDK over the objects that they change. One whose object is not declared stays what it is. */
export function withPatches(resources: readonly Resource[]): readonly Resource[] {
  const objects = new Set(resources.filter(({ platform }) => platform === 'kubernetes').map(targetOf));
  const applied = new Map<string, readonly JsonObject[]>();
  const done = new Set<Resource>();
  for (const resource of resources) {
    const found = resource.type === PATCH_TYPE ? patchOf(resource) : undefined;
    if (!found || !objects.has(found.of)) continue;
    applied.set(found.of, [...(applied.get(found.of) ?? []), found.patch]);
    done.add(resource);
  }
  return resources.flatMap((resource) => {
    if (done.has(resource)) return [];
    const laid = resource.platform === 'kubernetes' ? applied.get(targetOf(resource)) : undefined;
    if (!laid) return [resource];
    const object = laid.reduce<Json>(merged, resource.properties as JsonObject);
    return [objectResource(object as JsonObject, resource.place, resource.cluster)];
  });
}
