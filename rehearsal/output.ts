import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from './cluster/api';

/** One folder that is applied with one command. */
export interface StageFolder {
  readonly tree: 'management' | 'workload';
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
}

/** What a synth wrote for one scenario: all that the rehearsal knows of it. */
export interface Output {
  readonly directory: string;
  /** In the order in which they are applied. */
  readonly stages: readonly StageFolder[];
  /** The text of DEPLOY.md. */
  readonly guide: string;
}

function objects(folder: string): readonly KubernetesObject[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8')))
    .map((document) => document.toJS() as KubernetesObject);
}

/** Reads the folder of a scenario. @throws when it is not there or not complete */
export function readOutput(directory: string): Output {
  const stages = (['management', 'workload'] as const).flatMap((tree) =>
    readdirSync(join(directory, tree))
      .sort()
      .map((name) => ({ tree, name, objects: objects(join(directory, tree, name)) })),
  );
  return { directory, stages, guide: readFileSync(join(directory, 'DEPLOY.md'), 'utf8') };
}

/** All objects of one kind. */
export function objectsOfKind<Kind extends KubernetesObject>({ stages }: Output, kind: string): readonly Kind[] {
  return stages
    .flatMap((stage) => stage.objects)
    .filter((object) => object.kind === kind) as unknown as readonly Kind[];
}
