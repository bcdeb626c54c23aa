import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { oncePerRun } from '../once-per-run';
import { closedSchema, type Schema } from './closed-schema';
import { isMapping } from './manifest';

/** Where the custom resource definitions are: `TRIZONE_CRDS`, or the folder `shared/crds` beside the project. */
export const CRD_FOLDER = process.env.TRIZONE_CRDS ?? join(__dirname, '..', '..', '..', 'shared', 'crds');

export const hasCrds = (): boolean => existsSync(CRD_FOLDER);

/** GKE publishes some kinds only as JSON schemas, one a file. */
const JSON_SCHEMAS: Readonly<Record<string, string>> = {
  'backendconfig_v1.json': 'cloud.google.com/v1/BackendConfig',
  'computeclass_v1.json': 'cloud.google.com/v1/ComputeClass',
  'frontendconfig_v1beta1.json': 'networking.gke.io/v1beta1/FrontendConfig',
  'managedcertificate_v1.json': 'networking.gke.io/v1/ManagedCertificate',
  'serviceattachment_v1.json': 'networking.gke.io/v1/ServiceAttachment',
};

interface CustomResourceDefinition {
  readonly kind: 'CustomResourceDefinition';
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema?: { readonly openAPIV3Schema?: Schema };
    }[];
  };
}

const isCrd = (document: unknown): document is CustomResourceDefinition =>
  isMapping(document) && document.kind === 'CustomResourceDefinition';

/** What every object has beside the fields of its kind. */
const COMMON = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };

function topLevel(schema: Schema): Schema {
  const closed = closedSchema(schema);
  return { ...closed, properties: { ...(isMapping(closed.properties) ? closed.properties : {}), ...COMMON } };
}

function crdSchemas(yaml: string): readonly (readonly [key: string, schema: Schema])[] {
  const definitions = parseAllDocuments(yaml)
    .map((document): unknown => document.toJS())
    .filter(isCrd);
  return definitions.flatMap(({ spec: { group, names, versions } }) =>
    versions.flatMap(({ name, served, schema }) => {
      const openApi = schema?.openAPIV3Schema;
      return served && openApi ? [[`${group}/${name}/${names.kind}`, topLevel(openApi)] as const] : [];
    }),
  );
}

/** The definitions in the folder by the kind that they name: parsing all of it would take longer than most tests. */
function textsByKind(): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const file of readdirSync(CRD_FOLDER, { recursive: true, encoding: 'utf8' })) {
    if (!/\.ya?ml$/.test(file)) continue;
    const text = readFileSync(join(CRD_FOLDER, file), 'utf8');
    for (const [, kind = ''] of text.matchAll(/^ +kind: *["']?(\w+)/gm)) {
      texts.set(kind, [...(texts.get(kind) ?? []), text]);
    }
  }
  return texts;
}

function jsonSchema(key: string): Schema | undefined {
  const [file] = readdirSync(CRD_FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (path) => JSON_SCHEMAS[basename(path)] === key,
  );
  return file === undefined ? undefined : topLevel(JSON.parse(readFileSync(join(CRD_FOLDER, file), 'utf8')) as Schema);
}

let texts: ReturnType<typeof textsByKind> | undefined;

function readSchema(key: string): Schema | null {
  const published = jsonSchema(key);
  if (published) return published;
  texts ??= textsByKind();
  const definitions = texts.get(key.slice(key.lastIndexOf('/') + 1)) ?? [];
  return new Map(definitions.flatMap(crdSchemas)).get(key) ?? null;
}

/** The closed schema of one served version of a kind, `group/version/Kind`, if the folder has it. */
export const crdSchema = (key: string): Schema | undefined =>
  oncePerRun(`schema-${key}`, () => readSchema(key)) ?? undefined;
