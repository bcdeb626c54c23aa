import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readTopologies, type Topology } from '../lib/topology';
import type { KubernetesObject } from './cluster/api';

/** One folder that is applied with one command, or by one stack. */
export interface StageFolder {
  readonly tree: 'management' | 'workload' | 'manifests';
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
}

/** What a synth wrote for one scenario: all that the rehearsal knows of it. */
export interface Output {
  readonly directory: string;
  /** In the order in which they are applied. */
  readonly stages: readonly StageFolder[];
  /** What the same files come to, read as a whole. */
  readonly topologies: readonly Topology[];
  /** The text of DEPLOY.md. */
  readonly guide: string;
}

/** On Google Cloud two trees of stages; on AWS the manifests of each stack. */
const TREES = ['management', 'workload', 'manifests'] as const;

function objects(folder: string): readonly KubernetesObject[] {
  const all = readdirSync(folder)
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS() as KubernetesObject);
  // CloudFormation knows by dependencies what the folders of kubectl say by their order: namespaces come first
  const isNamespace = ({ kind }: KubernetesObject) => kind === 'Namespace';
  return [...all.filter(isNamespace), ...all.filter((object) => !isNamespace(object))];
}

function sourceFiles(directory: string): Parameters<typeof readTopologies>[1] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(directory, file), text: readFileSync(file, 'utf8') }));
}

/** Reads the folder of a scenario. @throws when it is not there or not complete */
export function readOutput(directory: string): Output {
  const stages = TREES.filter((tree) => existsSync(join(directory, tree))).flatMap((tree) =>
    readdirSync(join(directory, tree))
      .sort()
      .map((name) => ({ tree, name, objects: objects(join(directory, tree, name)) })),
  );
  const guide = readFileSync(join(directory, 'DEPLOY.md'), 'utf8');
  return { directory, stages, topologies: readTopologies(basename(directory), sourceFiles(directory)), guide };
}

/** All objects of one kind. */
export function objectsOfKind<Kind extends KubernetesObject>({ stages }: Output, kind: string): readonly Kind[] {
  return stages
    .flatMap((stage) => stage.objects)
    .filter((object) => object.kind === kind) as unknown as readonly Kind[];
}
