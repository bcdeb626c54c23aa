import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { closedSchema, type Schema } from './closed-schema';
import { isMapping } from './manifest';

/** Where the custom resource definitions are: `TRIZONE_CRDS`, or the folder `shared/crds` beside the project. */
export const CRD_FOLDER = process.env.TRIZONE_CRDS ?? join(__dirname, '..', '..', '..', '..', 'shared', 'crds');

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

/** The closed schema of every served version of every kind in the folder, by `group/version/Kind`. */
export function readCrds(): ReadonlyMap<string, Schema> {
  const files = readdirSync(CRD_FOLDER, { recursive: true, encoding: 'utf8' });
  const text = (file: string) => readFileSync(join(CRD_FOLDER, file), 'utf8');
  return new Map([
    ...files.filter((file) => /\.ya?ml$/.test(file)).flatMap((file) => crdSchemas(text(file))),
    ...files.flatMap((file) => {
      const key = JSON_SCHEMAS[basename(file)];
      return key ? [[key, topLevel(JSON.parse(text(file)) as Schema)] as const] : [];
    }),
  ]);
}
