import { instanceAllocatable, instancePods, instanceSize } from '../../machines';
import type { NodeGroup } from '../model/cluster';
import { isUnknown, type Known, unknown } from '../model/known';
import type { ResourceIndex } from '../resource-index';
import { sortedUnique } from '../resource-index';
import { knownOr, textAt } from '../value/field';

/** The one instance type of a group; unknown where several may be chosen. */
export function oneInstanceType(types: readonly string[]): Known<string> {
  const [type, ...others] = types;
  if (type === undefined) return unknown('no instance type is given');
  return others.length === 0 ? type : unknown(`one of ${types.join(', ')}`);
}

/**
 * What each node certainly offers: of several instance types the least of each kind.
 *
 * @param pods - most pods of a node, where something sets them
 */
export function nodeAllocatable(
  types: readonly string[],
  pods: number | undefined,
  prefixDelegation: boolean,
): NodeGroup['allocatable'] {
  const strange = types.find((type) => instanceSize(type) === undefined);
  if (strange !== undefined) return unknown(`what a ${strange} offers is not known here`);
  const [first, ...others] = types.map((type) => {
    const most = pods ?? instancePods(type, prefixDelegation);
    return { ...instanceAllocatable(type, most), pods: most };
  });
  if (first === undefined) return unknown('no instance type is given');
  return others.reduce(
    (least, next) => ({
      millicores: Math.min(least.millicores, next.millicores),
      bytes: Math.min(least.bytes, next.bytes),
      pods: Math.min(least.pods, next.pods),
    }),
    first,
  );
}

/** Processor of the instance types, where it is one: families with a `g` behind the generation are Graviton. */
export function archOf(types: readonly string[]): 'amd64' | 'arm64' | undefined {
  const archs = sortedUnique(types.map((type) => (/^[a-z]+\d+g/.test(type) ? 'arm64' : 'amd64')));
  return archs.length === 1 ? (archs[0] as 'amd64' | 'arm64') : undefined;
}

/** Whether the VPC CNI add-on hands out prefixes, by which small nodes have room for more pods. */
export function hasPrefixDelegation(index: ResourceIndex): boolean {
  return index.ofType('AWS::EKS::Addon').some(({ properties }) => {
    const values = knownOr(textAt(properties, 'ConfigurationValues'), '');
    return (
      textAt(properties, 'AddonName') === 'vpc-cni' &&
      /ENABLE_PREFIX_DELEGATION\W+true/.test(isUnknown(values) ? '' : values)
    );
  });
}
