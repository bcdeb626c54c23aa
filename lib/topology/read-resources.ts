import { type Release, releaseResource } from './charts/release';
import { assemblyStacks, isAssembly } from './cloudformation/cloud-assembly';
import { type DeclaredStack, declarations } from './cloudformation/declarations';
import { readStacks } from './cloudformation/read-stacks';
import { isTemplate, type Stack, stackOf } from './cloudformation/stack';
import { systems } from './cloudformation/systems';
import { type Document, fileName } from './files/document';
import { isJsonObject } from './files/json';
import { type Documents, readDocuments } from './files/read-documents';
import type { SourceFile } from './files/source-file';
import { isKubernetesObject, listed, objectResource } from './kubernetes/object';
import type { Unreadable } from './model/place';
import type { Resource } from './model/resource';
import { sortedById } from './resource-index';

/** What was declared in files that make up one system. */
export interface DeclaredSystem {
  readonly name: string;
  readonly files: readonly string[];
  readonly unreadable: readonly Unreadable[];
  /** Sorted by id, each id once. */
  readonly resources: readonly Resource[];
}

const VALUES_FILE = /^(.+)[.]values[.]ya?ml$/;

/** What the CDK keeps beside its templates, for itself. */
const BY_THE_WAY = /(^|\/)(asset[.][^/]*\/.*|tree[.]json|cdk[.]out|[^/]*[.](assets|metadata)[.]json)$/;

/** Reasons in the comment at the head of a chart's values, which have no place of their own for them. */
function commented(comment: string): Readonly<Record<string, string>> {
  const lines = comment.split('\n').map((line) => line.trim());
  const found = lines.map((line) => /^resilience\.trizone\.dev\/acknowledge-([\w-]+):(.*)$/.exec(line));
  return Object.fromEntries(found.flatMap((match) => (match ? [[match[1] ?? '', (match[2] ?? '').trim()]] : [])));
}

function looseResources({ file, line, body, comment = '' }: Document): readonly Resource[] {
  const [, chart] = VALUES_FILE.exec(fileName(file)) ?? [];
  if (chart !== undefined && isJsonObject(body)) {
    const release: Release = { chart, release: chart, values: body, acknowledgements: commented(comment) };
    return [releaseResource(release, { file, line })];
  }
  return listed(body)
    .filter(isKubernetesObject)
    .map((object) => objectResource(object, { file, line }));
}

/** Documents that say that they are a Kubernetes object and are none. */
function broken({ file, line, body }: Document): readonly Unreadable[] {
  const named = VALUES_FILE.test(fileName(file)) ? [] : listed(body);
  return named
    .filter((one) => isJsonObject(one) && 'apiVersion' in one && 'kind' in one && !isKubernetesObject(one))
    .map(() => ({
      place: { file, line, resource: fileName(file) },
      reason: 'a Kubernetes object must have apiVersion, kind and metadata.name',
    }));
}

/** One of each id: the first stays, what another one declares under the same id gets a number, and a copy goes. */
function unique(resources: readonly Resource[]): readonly Resource[] {
  const seen = new Map<string, Resource[]>();
  for (const resource of resources) {
    const others = seen.get(resource.id) ?? [];
    if (
      others.some(
        ({ type, cluster }) =>
          type === resource.type && (cluster === resource.cluster || resource.cluster === undefined),
      )
    )
      continue;
    const id = others.length === 0 ? resource.id : `${resource.id} #${others.length + 1}`;
    seen.set(resource.id, [...others, { ...resource, id, place: { ...resource.place, resource: id } }]);
  }
  return sortedById([...seen.values()].flat());
}

function system(name: string, stacks: readonly Stack[], loose: readonly Document[]): DeclaredSystem {
  const declared = readStacks(stacks);
  // templates first: a readable copy of what stands in them goes
  const resources = unique([...declared.resources, ...loose.flatMap(looseResources)]);
  return {
    name,
    files: [...new Set([...stacks, ...loose].map(({ file }) => file))].sort(),
    unreadable: [...declared.unreadable, ...loose.flatMap(broken)],
    resources,
  };
}

const nameOf = (name: string, stacks: readonly Stack[]): string =>
  `${name}: ${stacks
    .map(({ id }) => id)
    .sort()
    .join(', ')}`;

function stacksIn(documents: readonly Document[]): readonly Stack[] {
  const byFile = assemblyStacks(documents.filter(isAssembly));
  return documents.filter(({ body }) => isTemplate(body)).map((one) => stackOf(one, byFile.get(one.file)));
}

/** Reads the CloudFormation templates among files, as what is made and deleted in an order: one list for each system. */
export function readDeclarations(files: readonly SourceFile[]): readonly (readonly DeclaredStack[])[] {
  const { documents } = readDocuments(files.filter(({ path }) => !BY_THE_WAY.test(path)));
  return systems(stacksIn(documents)).map(declarations);
}

/**
 * Reads files into the systems that they declare: stacks that are connected are one. Manifests beside the stacks of one
 * system belong to it; beside several, they are a system of their own.
 */
export function readResources(name: string, files: readonly SourceFile[]): readonly DeclaredSystem[] {
  const relevant = files.filter(({ path }) => !BY_THE_WAY.test(path));
  const { documents, unreadable }: Documents = readDocuments(relevant);
  const loose = documents.filter((one) => !isAssembly(one) && !isTemplate(one.body));
  const groups = systems(stacksIn(documents));
  const [first = [], ...others] = groups;
  if (others.length === 0) {
    const one = system(name, first, loose);
    return [{ ...one, unreadable: [...unreadable, ...one.unreadable] }];
  }
  const manifests = system(name, [], loose);
  const declared = groups.map((stacks) => system(nameOf(name, stacks), stacks, []));
  // what no stack owns up to is told beside the manifests
  const rest = { ...manifests, unreadable: [...unreadable, ...manifests.unreadable] };
  return rest.resources.length + rest.unreadable.length > 0 ? [...declared, rest] : declared;
}
