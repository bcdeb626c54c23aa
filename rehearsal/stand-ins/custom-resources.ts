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

/** Kinds that are not among the definitions: they are accepted with any content, and so nothing is proved of them. */
const WITHOUT_SCHEMA: readonly SchemaFile[] = [
  { group: 'monitoring.coreos.com', version: 'v1', kind: 'ServiceMonitor', plural: 'servicemonitors' },
  { group: 'monitoring.coreos.com', version: 'v1', kind: 'PodMonitor', plural: 'podmonitors' },
  { group: 'barmancloud.cnpg.io', version: 'v1', kind: 'ObjectStore', plural: 'objectstores' },
];

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

function read(file: string): readonly Definition[] {
  const text = readFileSync(file, 'utf8');
  const alone = SCHEMA_FILES[basename(file)];
  if (alone) return [definition(alone, withoutClosedObjects(JSON.parse(text)) as object)];
  if (!/\.ya?ml$/.test(file)) return [];
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

/** The definitions of the groups that the objects belong to. @throws {@link MissingTool} when their folder is not there */
function definitions(groups: ReadonlySet<string>): readonly Definition[] {
  if (!existsSync(FOLDER)) {
    throw new MissingTool(
      `the rehearsal needs the custom resource definitions in ${FOLDER}; set TRIZONE_CRDS to where they are`,
    );
  }
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).map((file) => join(FOLDER, file));
  const found = files.filter((file) => /\.(ya?ml|json)$/.test(file)).flatMap(read);
  const any = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return [...found, ...WITHOUT_SCHEMA.map((kind) => definition(kind, any))].filter(({ spec }) =>
    groups.has(spec.group),
  );
}

/** Defines the custom resources of the objects' groups, and returns how many when all are served. */
export async function defineCustomResources(api: Api, objects: readonly KubernetesObject[]): Promise<number> {
  const groups = new Set(objects.map(({ apiVersion }) => apiVersion.split('/')[0] ?? ''));
  const wanted = definitions(groups);
  await Promise.all(
    wanted.map((object) =>
      api.create(COLLECTION, object).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.status === 409)) throw new Error(`${object.metadata.name}: ${error}`);
      }),
    ),
  );
  await eventually('the custom resource definitions', 60, async () => {
    const served = await api.list<Definition>(COLLECTION);
    const established = served.filter(({ status }) =>
      status?.conditions?.some(({ type, status: state }) => type === 'Established' && state === 'True'),
    );
    return established.length >= wanted.length;
  });
  return wanted.length;
}
