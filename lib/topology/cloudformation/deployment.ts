import { isJsonObject, type Json, objectAt, stringAt } from '../files/json';
import { resourcesOf, type Stack } from './stack';

/** A resource `AWS::CloudFormation::Stack`, and the stack that its template becomes. */
export interface Nesting {
  readonly parent: Stack;
  readonly child: Stack;
  readonly parameters: Readonly<Record<string, Json>>;
}

/** Stacks that may refer to each other, by every name that a token may use. */
export interface Deployment {
  readonly stacks: readonly Stack[];
  readonly byName: ReadonlyMap<string, Stack>;
  /** Outputs by the name of their export. */
  readonly exports: ReadonlyMap<string, { readonly stack: Stack; readonly output: string }>;
  /** By the id of the child. */
  readonly nestings: ReadonlyMap<string, Nesting>;
  /** Children by `<stack>/<logical id>` of the nesting resource. */
  readonly children: ReadonlyMap<string, Stack>;
}

/** The file that a nested stack's template lies in, where the CDK tells it. */
function assetPath(resource: Json): string | undefined {
  return stringAt(objectAt(resource, 'Metadata'), 'aws:asset:path');
}

function nestingsOf(stacks: readonly Stack[]): readonly (readonly [string, Nesting])[] {
  const byFile = new Map(stacks.map((stack) => [stack.file, stack]));
  return stacks.flatMap((parent) =>
    resourcesOf(parent).flatMap(([logicalId, resource]) => {
      const path = resource.Type === 'AWS::CloudFormation::Stack' ? assetPath(resource) : undefined;
      const folder = parent.file.slice(0, parent.file.lastIndexOf('/') + 1);
      const child = path === undefined ? undefined : byFile.get(`${folder}${path}`);
      if (!child || child === parent) return [];
      const parameters = objectAt(objectAt(resource, 'Properties'), 'Parameters');
      return [[`${parent.id}/${logicalId}`, { parent, child, parameters }] as const];
    }),
  );
}

function exportsOf(stack: Stack): readonly (readonly [string, { stack: Stack; output: string }])[] {
  return Object.entries(objectAt(stack.template, 'Outputs')).flatMap(([output, body]) => {
    const name = isJsonObject(body) ? objectAt(body, 'Export').Name : undefined;
    return typeof name === 'string' ? [[name, { stack, output }] as const] : [];
  });
}

/** Puts stacks together; where two have the same name, their ids become their files. */
export function deployment(read: readonly Stack[]): Deployment {
  const names = new Map<string, number>();
  for (const { name } of read) names.set(name, (names.get(name) ?? 0) + 1);
  const stacks = read.map((stack) => ({ ...stack, id: names.get(stack.name) === 1 ? stack.name : stack.file }));
  const nestings = nestingsOf(stacks);
  return {
    stacks,
    byName: new Map(stacks.map((stack) => [stack.name, stack])),
    exports: new Map(stacks.flatMap(exportsOf)),
    nestings: new Map(nestings.map(([, nesting]) => [nesting.child.id, nesting])),
    children: new Map(nestings.map(([id, { child }]) => [id, child])),
  };
}
