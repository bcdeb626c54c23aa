import { isUnknown, type Known, unknown } from '../model/known';
import type { Value } from '../model/resource';
import { type FieldPath, isReference, itemsAt, knownOr, listAt, textAt, valueAt } from '../value/field';

/** Id of the security group that EKS itself makes, which its nodes and its control plane share. */
export const clusterSecurityGroup = (cluster: string): string => `${cluster}/ClusterSecurityGroup`;

/** Attributes that are a resource of their own, made by AWS together with the one that has them. */
const MADE_WITH: Readonly<Record<string, (owner: string) => string>> = {
  ClusterSecurityGroupId: clusterSecurityGroup,
  DefaultSecurityGroup: (vpc) => `${vpc}/DefaultSecurityGroup`,
};

/** Id of the resource that stands at the path: of a reference its id, else the text itself, e.g. `subnet-0a1b2c`. */
export function idAt(value: Value | undefined, path: FieldPath): Known<string> | undefined {
  const found = valueAt(value, path);
  if (!isReference(found)) return textAt(value, path);
  const madeWith = Object.hasOwn(MADE_WITH, found.attribute ?? '') ? MADE_WITH[found.attribute ?? ''] : undefined;
  return madeWith?.(found.reference) ?? found.reference;
}

/** Ids of the list at the path, `part` of each entry if given: unknown when one of them is. @returns `undefined` without a list */
export function idsAt(
  value: Value | undefined,
  path: FieldPath,
  part: FieldPath = [],
): Known<readonly string[]> | undefined {
  const list = listAt(value, path);
  if (list === undefined || isUnknown(list)) return list;
  const ids: string[] = [];
  for (const entry of list) {
    const id = idAt(entry, part) ?? unknown(`an entry of '${String(path)}' is empty`);
    if (isUnknown(id)) return id;
    ids.push(id);
  }
  return ids;
}

/** Those ids of the list at the path that can be told. */
export function knownIdsAt(value: Value | undefined, path: FieldPath, part: FieldPath = []): readonly string[] {
  return itemsAt(value, path).flatMap((entry) => knownOr(idAt(entry, part), []));
}

/** The value of the tag, or of another list of `Key` and `Value`. */
export function tagAt(value: Value | undefined, path: FieldPath, key: string): Known<string> | undefined {
  const tag = itemsAt(value, path).find((entry) => textAt(entry, 'Key') === key);
  return textAt(tag, 'Value');
}
