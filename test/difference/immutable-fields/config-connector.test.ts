import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  type FieldsByKind,
  IMMUTABLE_BY_DEFINITION,
  IMMUTABLE_BY_GOOGLE,
  IMMUTABLE_BY_PROVIDER,
} from '../../../lib/difference/immutable-fields/config-connector';
import { apiVersion, type Kind } from '../../../lib/gke-kcc/kinds/kind-specs';
import { CRD_FOLDER } from '../../crd/crd-folder';
import { describeWithCrds } from '../../crd/crd-schemas';
import { VARIANTS } from '../../gke-kcc/management/scenario-variants';
import { managementManifests } from '../../gke-kcc/management/stages';
import { oncePerRun } from '../../once-per-run';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string }[];
}

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: { readonly properties: Readonly<Record<string, Schema>> } };
    }[];
  };
}

const KINDS = [
  ...new Set(
    VARIANTS.flatMap(([, scenario]) => managementManifests(scenario))
      .filter(({ kind }) => kind !== 'Namespace')
      .map(({ kind }) => kind as Kind),
  ),
].sort();

/** The schema of a kind's spec, as Google publishes it. */
const specSchema = (kind: Kind): Schema => oncePerRun(`spec-schema-${kind}`, () => readSpecSchema(kind));

function readSpecSchema(kind: Kind): Schema {
  const [group, version] = apiVersion(kind).split('/');
  for (const file of readdirSync(join(CRD_FOLDER, 'kcc'))) {
    if (!file.endsWith(`.${group}.yaml`)) continue;
    const text = readFileSync(join(CRD_FOLDER, 'kcc', file), 'utf8');
    // a definition takes long to parse
    if (!new RegExp(`^ +kind: ${kind}$`, 'm').test(text)) continue;
    const { spec } = parse(text) as Definition;
    if (spec.names.kind !== kind || spec.group !== group) continue;
    const found = spec.versions.find(({ name }) => name === version)?.schema.openAPIV3Schema.properties.spec;
    if (found) return found;
  }
  throw new Error(`no definition of ${kind}`);
}

const isImmutable = ({ description = '', 'x-kubernetes-validations': rules = [] }: Schema): boolean =>
  /^\s*Immutable\b/.test(description) || rules.some(({ rule }) => rule.includes('self == oldSelf'));

/** The topmost fields that a schema calls immutable. */
function immutable({ properties = {} }: Schema, path: readonly string[] = []): readonly string[] {
  return Object.entries(properties).flatMap(([name, schema]) =>
    isImmutable(schema) ? [[...path, name].join('.')] : immutable(schema, [...path, name]),
  );
}

/** Whether a schema has a field at the path. */
const knows = (schema: Schema, path: string): boolean =>
  path.split('.').reduce<Schema | undefined>((at, step) => at?.properties?.[step], schema) !== undefined;

describeWithCrds('fields that cannot change, against the definitions', () => {
  test.each(KINDS)('are those that the definition of %s calls immutable', (kind) => {
    expect([...(IMMUTABLE_BY_DEFINITION[kind] ?? [])].sort()).toEqual([...immutable(specSchema(kind))].sort());
  });

  test('are fields that the kinds have, and each stands in one list', () => {
    const lists: readonly FieldsByKind[] = [IMMUTABLE_BY_DEFINITION, IMMUTABLE_BY_PROVIDER, IMMUTABLE_BY_GOOGLE];
    for (const kind of KINDS) {
      const fields = lists.flatMap((list) => list[kind] ?? []);
      const schema = specSchema(kind);
      expect(fields.filter((field) => !knows(schema, field)).map((field) => `${kind} ${field}`)).toEqual([]);
      expect(fields.filter((field, index) => fields.indexOf(field) !== index)).toEqual([]);
    }
  });
});

test('no list names a kind that is not made', () => {
  const listed = [IMMUTABLE_BY_DEFINITION, IMMUTABLE_BY_PROVIDER, IMMUTABLE_BY_GOOGLE].flatMap(Object.keys);
  expect(listed.filter((kind) => !KINDS.includes(kind as Kind))).toEqual([]);
});
