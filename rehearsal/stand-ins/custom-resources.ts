import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Api, ApiError, type KubernetesObject } from '../cluster/api';
import { eventually } from '../cluster/eventually';
import { MissingTool } from '../toolchain/go';

/** Where the definitions lie: they are the vendors', and stay outside of the project. */
const FOLDER = process.env.TRIZONE_CRDS ?? join(__dirname, '..', '..', '..', 'shared', 'crds');

const COLLECTION = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

interface Definition extends KubernetesObject {
  readonly spec: { readonly group: string };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

interface SchemaFile {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
}

/** Kinds of GKE whose schema is published alone; the rehearsal makes a definition around it. */
const SCHEMA_FILES: Readonly<Record<string, SchemaFile>> = {
  'backendconfig_v1.json': {
    group: 'cloud.google.com',
    version: 'v1',
    kind: 'BackendConfig',
    plural: 'backendconfigs',
  },
  'frontendconfig_v1beta1.json': {
    group: 'networking.gke.io',
    version: 'v1beta1',
    kind: 'FrontendConfig',
    plural: 'frontendconfigs',
  },
};

function definition({ group, version, kind, plural }: SchemaFile, openAPIV3Schema: object): Definition {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema } }],
    },
  } as Definition;
}

function read(file: string, groups: ReadonlySet<string>): readonly Definition[] {
  const text = readFileSync(file, 'utf8');
  const alone = SCHEMA_FILES[basename(file)];
  if (alone) return [definition(alone, withoutClosedObjects(JSON.parse(text)) as object)];
  // the folder is large, and slow to parse as a whole
  if (!/\.ya?ml$/.test(file) || ![...groups].some((group) => text.includes(group))) return [];
  return parseAllDocuments(text)
    .map((document) => document.toJS() as Definition)
    .filter((object) => object?.kind === 'CustomResourceDefinition');
}

/** A definition may not say `additionalProperties: false`: the server refuses unknown fields by itself. */
function withoutClosedObjects(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutClosedObjects);
  if (schema === null || typeof schema !== 'object') return schema;
  const entries = Object.entries(schema).filter(([key, value]) => !(key === 'additionalProperties' && value === false));
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutClosedObjects(value)]));
}

/**
 * The definitions of the groups that the objects belong to, each name once: what lies in the folder twice is one
 * definition for the server too, and counted twice it would be waited for in vain.
 *
 * @throws {@link MissingTool} when their folder is not there
 */
export function definitions(groups: ReadonlySet<string>, folder = FOLDER): readonly Definition[] {
  if (!existsSync(folder)) {
    throw new MissingTool(
      `the rehearsal needs the custom resource definitions in ${folder}; set TRIZONE_CRDS to where they are`,
    );
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
  const found = files.filter((file) => /\.(ya?ml|json)$/.test(file)).flatMap((file) => read(file, groups));
  const byName = new Map(found.map((object) => [object.metadata.name, object]));
  return [...byName.values()].filter(({ spec }) => groups.has(spec.group));
}

const isEstablished = ({ status }: Definition): boolean =>
  status?.conditions?.some(({ type, status: state }) => type === 'Established' && state === 'True') ?? false;

/** Defines the custom resources of the objects' groups, and returns how many when all are served. */
export async function defineCustomResources(
  api: Pick<Api, 'create' | 'list'>,
  objects: readonly Pick<KubernetesObject, 'apiVersion'>[],
  folder = FOLDER,
): Promise<number> {
  const wanted = definitions(new Set(objects.map(({ apiVersion }) => apiVersion.split('/')[0] ?? '')), folder);
  await Promise.all(
    wanted.map((object) =>
      api.create(COLLECTION, object).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.status === 409)) throw new Error(`${object.metadata.name}: ${error}`);
      }),
    ),
  );
  await eventually('the custom resource definitions', 60, async () => {
    const established = new Set(
      (await api.list<Definition>(COLLECTION)).filter(isEstablished).map(({ metadata }) => metadata.name),
    );
    return wanted.every(({ metadata }) => established.has(metadata.name));
  });
  return wanted.length;
}
