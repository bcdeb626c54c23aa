import { parse } from 'yaml';

/** One resource as a template declares it. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: unknown;
}

/** What the fake reads of a CloudFormation template. */
export interface Template {
  readonly Description?: string;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Rules?: unknown;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Condition?: string }>>;
}

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Conditions',
  'Rules',
  'Resources',
  'Outputs',
];

const ATTRIBUTES = [
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
  'CreationPolicy',
  'UpdatePolicy',
];

const POLICIES = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

/** Bytes that a template may have. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const TEMPLATE_BYTES = 1_048_576;

/** Resources that a template may declare. @see the same page */
export const TEMPLATE_RESOURCES = 500;

/** A template that CloudFormation refuses, in its words. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

function unknown(what: string, keys: readonly string[], known: readonly string[]): void {
  const found = keys.filter((key) => !known.includes(key));
  if (found.length > 0) throw new TemplateError(`Template format error: the fake knows no ${what} ${found.join(', ')}`);
}

/** Reads a template. @throws TemplateError when it is too large, or has what the fake does not know */
export function readTemplate(text: string): Template {
  const bytes = Buffer.byteLength(text);
  if (bytes > TEMPLATE_BYTES) {
    throw new TemplateError(`Template may not exceed ${TEMPLATE_BYTES} bytes in size, it has ${bytes}`);
  }
  // the bootstrap's template is YAML
  const template = (text.startsWith('{') ? JSON.parse(text) : parse(text)) as Template;
  unknown('section', Object.keys(template), SECTIONS);
  const resources = Object.entries(template.Resources ?? {});
  if (resources.length === 0)
    throw new TemplateError('Template format error: At least one Resources member must be defined.');
  if (resources.length > TEMPLATE_RESOURCES) {
    throw new TemplateError(
      `Template format error: Number of resources, ${resources.length}, is greater than maximum allowed, ${TEMPLATE_RESOURCES}`,
    );
  }
  for (const [id, resource] of resources) {
    unknown(`attribute of ${id}:`, Object.keys(resource), ATTRIBUTES);
    for (const policy of [resource.DeletionPolicy, resource.UpdateReplacePolicy]) {
      if (policy !== undefined && !POLICIES.includes(policy)) {
        throw new TemplateError(`Template format error: Unrecognized policy ${policy} of ${id}`);
      }
    }
  }
  return template;
}
