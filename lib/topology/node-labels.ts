import { isUnknown, type Known } from './model/known';
import type { Value } from './model/resource';
import { entriesAt, knownOr, textAt } from './value/field';

/** Labels that a kubelet gives its node, where one value holds for all nodes of the group. */
export function nodeLabels(facts: {
  readonly os: 'linux' | 'windows';
  readonly arch?: 'amd64' | 'arm64';
  readonly instanceType: Known<string>;
  readonly zones: Known<readonly string[]>;
}): Readonly<Record<string, string>> {
  const { os, arch, instanceType, zones } = facts;
  const [zone, ...others] = isUnknown(zones) ? [] : zones;
  return {
    'kubernetes.io/os': os,
    ...(arch && { 'kubernetes.io/arch': arch }),
    ...(!isUnknown(instanceType) && { 'node.kubernetes.io/instance-type': instanceType }),
    ...(zone !== undefined && others.length === 0 && { 'topology.kubernetes.io/zone': zone }),
  };
}

/** Labels at the path whose values can be told. */
export function labelsAt(value: Value | undefined, path: string): Readonly<Record<string, string>> {
  const texts = entriesAt(value, path).map(([key, label]) => [key, knownOr(textAt(label, []), undefined)] as const);
  return Object.fromEntries(texts.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}
