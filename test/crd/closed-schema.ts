import { isMapping } from './manifest';

/** A JSON schema, or the OpenAPI v3 schema of a CRD. */
export type Schema = Readonly<Record<string, unknown>>;

/** Keywords that constrain nothing, or that {@link closedSchema} writes anew because JSON Schema means something else. */
const DROPPED = ['description', 'default', 'example', 'externalDocs', 'nullable'];
const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];

/**
 * Turns the structural schema of a CRD into a JSON schema that refuses every field it does not name, as the webhook of
 * Config Connector and `kubectl apply` with strict validation do.
 *
 * Sub-schemas of oneOf, anyOf and not stay open: in a structural schema they only restrict what stands beside them.
 * Rules in CEL (`x-kubernetes-validations`) are not evaluated.
 */
export function closedSchema(schema: Schema): Schema {
  if (schema['x-kubernetes-int-or-string'] === true) return { type: ['integer', 'string'] };
  const plain = Object.entries(schema).filter(
    ([key]) => !key.startsWith('x-') && ![...DROPPED, ...BOUNDS].includes(key),
  );
  return {
    ...Object.fromEntries(plain),
    ...(isMapping(schema.properties) ? closedProperties(schema, schema.properties) : {}),
    ...(isMapping(schema.items) ? { items: closedSchema(schema.items) } : {}),
    ...(isMapping(schema.additionalProperties)
      ? { additionalProperties: closedSchema(schema.additionalProperties) }
      : {}),
    ...(schema.nullable === true && schema.type ? { type: [schema.type, 'null'] } : {}),
    ...bound(schema, 'minimum', 'exclusiveMinimum'),
    ...bound(schema, 'maximum', 'exclusiveMaximum'),
  };
}

function closedProperties(schema: Schema, properties: Schema): Schema {
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties !== undefined;
  const closed = Object.entries(properties).map(([name, value]) => [name, closedSchema(value as Schema)]);
  return { properties: Object.fromEntries(closed), ...(open ? {} : { additionalProperties: false }) };
}

/** OpenAPI v3.0 marks a bound as exclusive with a boolean beside it; JSON Schema has a keyword of its own for it. */
function bound(schema: Schema, inclusive: string, exclusive: string): Schema {
  if (typeof schema[exclusive] === 'number') return { [exclusive]: schema[exclusive] };
  if (schema[inclusive] === undefined) return {};
  return { [schema[exclusive] === true ? exclusive : inclusive]: schema[inclusive] };
}
