import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

type Specification = ReturnType<typeof loadAwsServiceSpecSync>;

/** What the CloudFormation registry says of a type. */
export interface TypeSchema {
  readonly properties: ReadonlySet<string>;
  readonly required: readonly string[];
  /** Properties whose change makes a new resource. */
  readonly createOnly: ReadonlySet<string>;
  /** Properties whose change may make a new resource, under conditions that the registry does not tell. */
  readonly maybeCreateOnly: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  /** The properties that tell one resource from another. */
  readonly identifier: readonly string[];
}

let specification: Specification | undefined;
const schemas = new Map<string, TypeSchema | undefined>();

/** What the registry says of a type, or nothing when it does not have it. @see the package @aws-cdk/aws-service-spec */
export function schemaOf(type: string): TypeSchema | undefined {
  if (!schemas.has(type)) schemas.set(type, read(type));
  return schemas.get(type);
}

function read(type: string): TypeSchema | undefined {
  specification ??= loadAwsServiceSpecSync();
  const [resource] = specification.lookup('resource', 'cloudFormationType', 'equals', type);
  if (!resource) return undefined;
  const properties = Object.entries(resource.properties);
  const where = (test: (property: (typeof properties)[number][1]) => boolean) =>
    properties.filter(([, property]) => test(property)).map(([name]) => name);
  return {
    properties: new Set(properties.map(([name]) => name)),
    required: where(({ required }) => required === true),
    createOnly: new Set(where(({ causesReplacement }) => causesReplacement === 'yes')),
    maybeCreateOnly: new Set(where(({ causesReplacement }) => causesReplacement === 'maybe')),
    attributes: new Set(Object.keys(resource.attributes)),
    identifier: resource.primaryIdentifier ?? [],
  };
}
