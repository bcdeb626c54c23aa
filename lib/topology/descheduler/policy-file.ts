import { isUnknown, type Known, unknown } from '../model/known';
import { type Idle, idle } from '../model/rebalancer';
import type { Resource, Value } from '../model/resource';
import { entriesAt, itemsAt, knownOr, textAt, valueAt } from '../value/field';

/** A key of a ConfigMap. */
export interface MapKey {
  readonly map: string;
  readonly key: string;
}

const text = (value: Value, path: string): string => knownOr(textAt(value, path), '');

/** The path of a file below a mount, as the volume names it; `undefined`: the mount does not hold it. */
function pathInVolume(mount: Value, file: string): string | undefined {
  const at = text(mount, 'mountPath').replace(/\/+$/, '');
  const below = text(mount, 'subPath');
  if (file === at && below !== '') return below;
  if (at === '' || !file.startsWith(`${at}/`)) return undefined;
  return [...(below === '' ? [] : [below]), file.slice(at.length + 1)].join('/');
}

/** The key of the ConfigMap that a container finds at the path of a file. */
export function mapKeyOf(spec: Value, container: Value, file: string): Known<MapKey | Idle> {
  const found = itemsAt(container, 'volumeMounts')
    .map((mount) => ({ mount, path: pathInVolume(mount, file), depth: text(mount, 'mountPath').length }))
    .sort((one, other) => other.depth - one.depth)
    .find(({ path }) => path !== undefined);
  if (found?.path === undefined) return unknown(`no volume holds ${file}, which its arguments name`);
  const name = text(found.mount, 'name');
  const volume = itemsAt(spec, 'volumes').find((each) => text(each, 'name') === name);
  const map = textAt(volume, 'configMap.name');
  if (map === undefined || isUnknown(map) || valueAt(found.mount, 'subPathExpr') !== undefined) {
    return unknown(`what stands in ${file}, which its arguments name, cannot be read from a ConfigMap`);
  }
  const items = itemsAt(volume, 'configMap.items');
  if (items.length === 0) return { map, key: found.path };
  const item = items.find((each) => text(each, 'path') === found.path);
  return item ? { map, key: text(item, 'key') } : idle(`its volume has no ${file}, which its arguments name`);
}

/** The policy in the key of a ConfigMap. It is idle where there is no such key: the descheduler does not start. */
export function textOf({ properties }: Resource, key: string, file: string): Known<string | Idle> {
  const found = textAt(properties, ['data', key]);
  if (found !== undefined) return isUnknown(found) ? unknown('the policy is known at the deploy only') : found;
  if (entriesAt(properties, 'binaryData').some(([name]) => name === key)) return unknown('the policy is no text');
  return idle(`its ConfigMap has no ${key}: the file ${file}, which its arguments name, does not exist`);
}
