import { KIND_OF_FIELD } from '../../rehearsal/deployment/google/kind-of-field';
import { groupOf, identityOf, isMapping, type Manifest } from './manifest';

const CONFIG_CONNECTOR = /\.cnrm\.cloud\.google\.com$/;

/** Fields whose references name their own kind. */
const NAMES_ITS_KIND = ['resourceRef', 'rrdatasRefs'];

/** Refers to a Secret, which no manifest holds. */
const SECRET = 'secretKeyRef';

const REFERENCE_FIELDS = ['name', 'namespace', 'external', 'kind', 'apiVersion'];

interface Found {
  /** Name of the field that holds the reference. */
  readonly field: string;
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** By its field's name, or by its looks: a mapping with a name and nothing that a reference does not have. */
function isReference(field: string, value: Readonly<Record<string, unknown>>): boolean {
  const looksLikeOne = 'name' in value && Object.keys(value).every((key) => REFERENCE_FIELDS.includes(key));
  return field in KIND_OF_FIELD || /Refs?$/.test(field) || looksLikeOne;
}

function* references(value: unknown, field: string, path: string): Iterable<Found> {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) yield* references(entry, field, `${path}[${index}]`);
    return;
  }
  if (!isMapping(value) || field === SECRET) return;
  if (isReference(field, value)) {
    yield { field, path, value };
    return;
  }
  for (const [key, entry] of Object.entries(value)) yield* references(entry, key, `${path}.${key}`);
}

function problem(owner: Manifest, { field, path, value }: Found, existing: ReadonlySet<string>): string | undefined {
  const where = `${identityOf(owner)} ${path}`;
  const kind = NAMES_ITS_KIND.includes(field) ? value.kind : KIND_OF_FIELD[field];
  if (typeof kind !== 'string') return `${where}: '${field}' is a reference of unknown kind; add it to KIND_OF_FIELD`;
  if (value.external !== undefined) return undefined;
  const target = [kind, value.namespace ?? owner.metadata.namespace, value.name].filter(Boolean).join('/');
  return existing.has(target) ? undefined : `${where}: ${target} does not exist`;
}

/** The identities of the objects that a Config Connector object refers to. */
export function referredTo(owner: Manifest): readonly string[] {
  return [...references(owner.spec, 'spec', 'spec')].flatMap(({ field, value }) => {
    const kind = NAMES_ITS_KIND.includes(field) ? value.kind : KIND_OF_FIELD[field];
    if (value.external !== undefined || typeof kind !== 'string') return [];
    return [[kind, value.namespace ?? owner.metadata.namespace, value.name].filter(Boolean).join('/')];
  });
}

/**
 * References of Config Connector objects to objects that are not among the manifests. A field that looks like a reference
 * and is not known is reported too, so that none goes unchecked. Objects of other groups are not looked at, only looked
 * for.
 */
export function danglingReferences(manifests: readonly Manifest[]): readonly string[] {
  const existing = new Set(manifests.map(identityOf));
  return manifests
    .filter((manifest) => CONFIG_CONNECTOR.test(groupOf(manifest)))
    .flatMap((owner) =>
      [...references(owner.spec, 'spec', 'spec')].flatMap((found) => problem(owner, found, existing) ?? []),
    );
}
