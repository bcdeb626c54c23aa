import type { Taint } from './model/cluster';
import type { Value } from './model/resource';
import { itemsAt, knownOr, textAt } from './value/field';

/** Clouds write effects their own way. @see EKS API reference, Taint; Config Connector 1.155, ContainerNodePool */
const EFFECTS: Readonly<Record<string, string>> = {
  NO_SCHEDULE: 'NoSchedule',
  NO_EXECUTE: 'NoExecute',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
};

const FIELDS = { key: 'key', value: 'value', effect: 'effect' };

/** Taints of the list at the path, in the words of Kubernetes. Those without a key are left out. */
export function taintsAt(value: Value | undefined, path: string, fields = FIELDS): readonly Taint[] {
  return itemsAt(value, path).flatMap((entry) => {
    const key = knownOr(textAt(entry, fields.key), undefined);
    if (key === undefined) return [];
    const text = knownOr(textAt(entry, fields.value), undefined);
    const effect = knownOr(textAt(entry, fields.effect), 'NO_SCHEDULE');
    return [{ key, ...(text !== undefined && { value: text }), effect: EFFECTS[effect] ?? effect }];
  });
}
