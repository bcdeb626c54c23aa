import { isJsonObject, type Json, type JsonObject, objectAt, stringAt } from '../files/json';
import type { Place } from '../model/place';
import type { Resource, Value } from '../model/resource';
import { deployment } from './deployment';
import { CHART_TYPE, clusterOf, embeddedChart, embeddedObjects, MANIFEST_TYPE } from './embedded';
import { resourcesOf, type Stack } from './stack';
import { namesIn } from './systems';
import { tokenReader } from './token-reader';
import type { Tokens } from './tokens';

/** One resource of a template as CloudFormation sees it: what it waits for, and what it would put into a cluster. */
export interface Declaration {
  /** `<stack>/<logical id>`. */
  readonly id: string;
  /** {@link DeclaredStack.id}. */
  readonly stack: string;
  readonly type: string;
  readonly properties: { readonly [key: string]: Value };
  /** Ids of the resources of its stack that CloudFormation makes before it: by `DependsOn`, or because it refers to them. */
  readonly waitsFor: readonly string[];
  /** The Kubernetes cluster that it names: its resource, or its name. @default - none */
  readonly cluster?: string;
  /** Kubernetes objects and Helm charts that it applies. */
  readonly applies: readonly Resource[];
}

/** The resources of one stack. */
export interface DeclaredStack {
  readonly id: string;
  /** Ids of the stacks that are deployed before it. */
  readonly waitsFor: readonly string[];
  readonly declarations: readonly Declaration[];
}

/** Logical ids that JSON refers to, by whatever function. */
function* mentioned(json: Json): Generator<string> {
  if (typeof json !== 'object' || json === null) return;
  if (!isJsonObject(json)) {
    for (const one of json as readonly Json[]) yield* mentioned(one);
    return;
  }
  const attribute = json['Fn::GetAtt'];
  const [owner] = typeof attribute === 'string' ? attribute.split('.') : Array.isArray(attribute) ? attribute : [];
  if (typeof owner === 'string') yield owner;
  if (typeof json.Ref === 'string') yield json.Ref;
  const sub = json['Fn::Sub'];
  const [text] = Array.isArray(sub) ? sub : [sub];
  if (typeof text === 'string') for (const [, name = ''] of text.matchAll(/\$\{([^!.}]+)[^}]*\}/g)) yield name.trim();
  for (const below of Object.values(json)) yield* mentioned(below);
}

function waitsFor(stack: Stack, body: JsonObject): readonly string[] {
  const { DependsOn, Metadata, ...rest } = body;
  const named = (Array.isArray(DependsOn) ? DependsOn : [DependsOn]).filter((one) => typeof one === 'string');
  const resources = objectAt(stack.template, 'Resources');
  const ids = [...named, ...mentioned(rest)].filter((one) => Object.hasOwn(resources, one));
  return [...new Set(ids)].map((one) => `${stack.id}/${one}`);
}

function applied(type: string, properties: Declaration['properties'], place: Place): readonly Resource[] {
  if (type === MANIFEST_TYPE) return embeddedObjects(properties, place).resources;
  return type === CHART_TYPE ? embeddedChart(properties, place, {}).resources : [];
}

function declaration(tokens: Tokens, stack: Stack, logicalId: string, body: JsonObject): Declaration {
  const id = `${stack.id}/${logicalId}`;
  const type = stringAt(body, 'Type') ?? '';
  const read = tokens.read(stack, objectAt(body, 'Properties')) as Json;
  const properties: Declaration['properties'] = isJsonObject(read) ? read : {};
  const cluster = clusterOf(properties);
  return {
    id,
    stack: stack.id,
    type,
    properties,
    waitsFor: waitsFor(stack, body),
    ...(cluster !== undefined && { cluster }),
    applies: applied(type, properties, { file: stack.file, resource: id }),
  };
}

/** Resources of stacks that belong together, in the order of the files. What a condition certainly leaves out is left out. */
export function declarations(read: readonly Stack[]): readonly DeclaredStack[] {
  const together = deployment(read);
  const tokens = tokenReader(together);
  return together.stacks.map((stack) => {
    const named = namesIn(stack.template).flatMap(
      (name) => together.byName.get(name) ?? together.exports.get(name)?.stack ?? [],
    );
    const before = together.stacks.filter(({ file }) => stack.dependencies.includes(file));
    const others = [...before, ...named].map(({ id }) => id).filter((id) => id !== stack.id);
    return {
      id: stack.id,
      waitsFor: [...new Set(others)].sort(),
      declarations: resourcesOf(stack)
        .filter(([, { Condition }]) => Condition === undefined || tokens.condition(stack, Condition) !== false)
        .map(([logicalId, body]) => declaration(tokens, stack, logicalId, body)),
    };
  });
}
