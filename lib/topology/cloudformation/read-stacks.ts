import { isJsonObject, type Json, type JsonObject, objectAt, stringAt, texts } from '../files/json';
import type { Place } from '../model/place';
import type { Resource, Value } from '../model/resource';
import { deployment } from './deployment';
import { CHART_TYPE, type Embedded, embeddedChart, embeddedObjects, MANIFEST_TYPE } from './embedded';
import { withPatches } from './patches';
import { resourcesOf, type Stack } from './stack';
import { tokenReader } from './token-reader';
import type { Tokens } from './tokens';

type Properties = { readonly [key: string]: Value };

function placeOf(stack: Stack, logicalId: string, metadata: JsonObject): Place {
  const construct = stringAt(metadata, 'aws:cdk:path');
  const line = stack.resourceLines.get(logicalId);
  return {
    file: stack.file,
    ...(line !== undefined && { line }),
    resource: `${stack.id}/${logicalId}`,
    ...(construct !== undefined && { construct }),
  };
}

/** Tags of a resource, as its labels: a list of keys and values, or an object. */
function tagsOf(tags: Json | undefined): Readonly<Record<string, string>> {
  if (isJsonObject(tags)) return texts(tags);
  if (!Array.isArray(tags)) return {};
  return Object.fromEntries(
    (tags as readonly Json[]).flatMap((tag) => {
      const [key, value] = [stringAt(tag, 'Key'), stringAt(tag, 'Value')];
      return key === undefined || value === undefined ? [] : [[key, value] as const];
    }),
  );
}

/** Reasons for what a rule would find, by the rule's id. */
const acknowledged = (metadata: JsonObject) => texts(objectAt(objectAt(metadata, 'trizone'), 'acknowledge'));

/** What is to become of a resource that is no longer declared. */
function removalOf({ DeletionPolicy, UpdateReplacePolicy }: JsonObject): Pick<Resource, 'removal'> {
  const removal = texts({
    ...(DeletionPolicy !== undefined && { DeletionPolicy }),
    ...(UpdateReplacePolicy !== undefined && { UpdateReplacePolicy }),
  });
  return Object.keys(removal).length > 0 ? { removal } : {};
}

function awsResource(type: string, name: string, properties: Properties, metadata: JsonObject, place: Place): Resource {
  return {
    id: place.resource,
    platform: 'aws',
    type,
    name,
    labels: tagsOf(properties.Tags as Json | undefined),
    annotations: {},
    properties,
    place,
    acknowledgements: acknowledged(metadata),
  };
}

function readResource(tokens: Tokens, stack: Stack, logicalId: string, body: JsonObject): Embedded {
  const metadata = objectAt(body, 'Metadata');
  const place = placeOf(stack, logicalId, metadata);
  const type = stringAt(body, 'Type') ?? '';
  const read = tokens.read(stack, objectAt(body, 'Properties')) as Json;
  const properties: Properties = isJsonObject(read) ? read : {};
  if (type === MANIFEST_TYPE) return embeddedObjects(properties, place);
  if (type === CHART_TYPE) return embeddedChart(properties, place, acknowledged(metadata));
  const resource = { ...awsResource(type, logicalId, properties, metadata, place), ...removalOf(body) };
  return { resources: [resource], unreadable: [] };
}

/**
 * Resources of stacks that belong together, what is embedded in them in place of the custom resource that applies it.
 * A resource whose condition certainly does not hold is left out.
 */
export function readStacks(read: readonly Stack[]): Embedded {
  const together = deployment(read);
  const tokens = tokenReader(together);
  const all = together.stacks.flatMap((stack) =>
    resourcesOf(stack)
      .filter(([, { Condition }]) => Condition === undefined || tokens.condition(stack, Condition) !== false)
      .map(([logicalId, body]) => readResource(tokens, stack, logicalId, body)),
  );
  return {
    resources: withPatches(all.flatMap(({ resources }) => resources)),
    unreadable: all.flatMap(({ unreadable }) => unreadable),
  };
}
