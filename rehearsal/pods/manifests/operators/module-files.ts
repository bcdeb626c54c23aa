import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../../cluster/api';
import { moduleFolder } from '../../../toolchain/module-folder';
import type { BuildName } from '../../../toolchain/pod-programs';

/** A Go module that was downloaded. */
export interface GoModule {
  readonly directory: string;
  /** Without a leading v. */
  readonly version: string;
}

/** A Go module that one of the programs is built from. @throws with Go's words when it cannot be had */
export function goModule(build: BuildName, path: string): GoModule {
  const directory = moduleFolder(build, path);
  return { directory, version: directory.replace(/^.*@v/, '') };
}

/** The objects of one file of YAML; empty documents are none. */
export function objectsOf(text: string): readonly KubernetesObject[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null);
}

/** The objects of one file of a module. */
export function moduleObjects({ directory }: GoModule, file: string): readonly KubernetesObject[] {
  return objectsOf(readFileSync(join(directory, file), 'utf8'));
}

/** The objects of all files of YAML in a folder of a module. */
export function folderObjects(module: GoModule, folder: string): readonly KubernetesObject[] {
  return readdirSync(join(module.directory, folder))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => moduleObjects(module, join(folder, file)));
}
