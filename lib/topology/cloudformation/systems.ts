import { isJsonObject, type Json, objectAt, stringAt } from '../files/json';
import { groupBy } from '../resource-index';
import { deployment } from './deployment';
import type { Stack } from './stack';

/** Names of stacks and of exports that a template refers to. */
export function namesIn(json: Json): readonly string[] {
  if (typeof json !== 'object' || json === null) return [];
  if (!isJsonObject(json)) return (json as readonly Json[]).flatMap(namesIn);
  const imported = stringAt(json, 'Fn::ImportValue');
  const stack = stringAt(objectAt(json, 'Fn::GetStackOutput'), 'StackName');
  return [
    ...(imported === undefined ? [] : [imported]),
    ...(stack === undefined ? [] : [stack]),
    ...Object.values(json).flatMap(namesIn),
  ];
}

/**
 * Groups stacks into systems: stacks belong together that refer to each other's outputs, that one nests in the other, or that
 * the CDK deploys one after the other.
 */
export function systems(stacks: readonly Stack[]): readonly (readonly Stack[])[] {
  const together = deployment(stacks);
  const heads = new Map<string, string>();
  const head = (file: string): string => {
    const above = heads.get(file);
    if (above === undefined) return file;
    const top = head(above);
    heads.set(file, top);
    return top;
  };
  const connect = (one: string, other: string): void => {
    const [from, to] = [head(one), head(other)];
    if (from !== to) heads.set(from, to);
  };
  const files = new Set(stacks.map(({ file }) => file));
  for (const { parent, child } of together.nestings.values()) connect(parent.file, child.file);
  for (const { file, template, dependencies } of stacks) {
    for (const other of dependencies) if (files.has(other)) connect(file, other);
    for (const name of namesIn(template)) {
      const other = together.byName.get(name) ?? together.exports.get(name)?.stack;
      if (other) connect(file, other.file);
    }
  }
  return [...groupBy(together.stacks, ({ file }) => head(file)).values()];
}
