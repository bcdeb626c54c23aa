import type { Document } from '../files/document';
import { isJsonObject, type Json, type JsonObject, objectAt, stringAt } from '../files/json';

/** One template, and what is known of the stack that it becomes. */
export interface Stack {
  /** Unique among the stacks that were read: its name, or its file where two have the same name. */
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly template: JsonObject;
  readonly resourceLines: ReadonlyMap<string, number>;
  /** `undefined`: the deploy chooses. */
  readonly region?: string;
  readonly account?: string;
  /** Files of the templates that are deployed before it. */
  readonly dependencies: readonly string[];
}

/** Whether a document is a CloudFormation template: it has resources, each with a type. */
export function isTemplate(body: Json): body is JsonObject {
  if (!isJsonObject(body) || !isJsonObject(body.Resources) || 'apiVersion' in body) return false;
  const resources = Object.values(body.Resources);
  return 'AWSTemplateFormatVersion' in body || resources.every((one) => stringAt(one, 'Type') !== undefined);
}

/** Resources of the template that have a type, by logical id. */
export function resourcesOf({ template }: Pick<Stack, 'template'>): readonly (readonly [string, JsonObject])[] {
  return Object.entries(objectAt(template, 'Resources')).filter(
    (entry): entry is [string, JsonObject] => stringAt(entry[1], 'Type') !== undefined,
  );
}

/** What the CDK writes of a stack beside its template. */
export interface AssemblyStack {
  readonly name: string;
  readonly region?: string;
  readonly account?: string;
  readonly dependencies: readonly string[];
}

/** The stack of a template. */
export function stackOf({ file, body, resourceLines }: Document, assembly: AssemblyStack | undefined): Stack {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/(\.nested)?(\.template)?\.(json|ya?ml)$/, '');
  return {
    id: assembly?.name ?? name,
    name: assembly?.name ?? name,
    file,
    template: isJsonObject(body) ? body : {},
    resourceLines,
    ...(assembly?.region !== undefined && { region: assembly.region }),
    ...(assembly?.account !== undefined && { account: assembly.account }),
    dependencies: assembly?.dependencies ?? [],
  };
}
