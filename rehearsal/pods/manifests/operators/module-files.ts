import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../../cluster/api';
import { MissingTool } from '../../../toolchain/go';

/** A Go module that was downloaded. */
export interface GoModule {
  readonly directory: string;
  /** Without a leading v. */
  readonly version: string;
}

const MODULES = join(__dirname, '..', '..', '..', 'toolchain', 'modules');

/**
 * Where a Go module lies that one of the programs is built from.
 *
 * @param program folder in `toolchain/modules` whose go.mod pins it
 * @throws {@link MissingTool} when it is not downloaded: building the program downloads it
 */
export function goModule(program: string, path: string): GoModule {
  const { stdout } = spawnSync('go', ['list', '-mod=mod', '-m', '-f', '{{.Dir}} {{.Version}}', path], {
    cwd: join(MODULES, program),
    encoding: 'utf8',
    env: { ...process.env, GOTOOLCHAIN: 'local', GOWORK: 'off', GOFLAGS: '' },
  });
  const [directory, version] = (stdout ?? '').trim().split(' ');
  if (directory && version) return { directory, version: version.replace(/^v/, '') };
  throw new MissingTool(
    `the Go module ${path} must be downloaded, and is not: run "go mod download" in ${join(MODULES, program)}`,
  );
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
