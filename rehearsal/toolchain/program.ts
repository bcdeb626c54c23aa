import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildInto, cacheFolder } from './binaries';
import { GO_BUILD_OPTIONS, goBuild } from './go-build';
import { type BuildName, type PodProgram, PROGRAM_BUILDS, type ProgramBuild } from './pod-programs';

/** A file that a program is built from. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The key of a build: its name, the version of its module, and a digest of all that decides what comes out, but for the
 * compiler.
 */
export function buildKey(name: string, build: ProgramBuild, sources: readonly SourceFile[]): string {
  const { packages, version, linker } = build;
  const digest = createHash('sha256')
    .update(JSON.stringify([GO_BUILD_OPTIONS, packages, linker, sources.map(({ path, text }) => [path, text])]))
    .digest('hex');
  return `${name}-${version}-${digest.slice(0, 12)}`;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function sourcesOf({ module, sources }: ProgramBuild): readonly SourceFile[] {
  const pins = ['go.mod', 'go.sum'].map((name) => join(module, name)).filter(existsSync);
  const paths = new Set([...pins, ...sources.flatMap((name) => filesBelow(join(module, name)))]);
  return [...paths].sort().map((path) => ({ path: relative(module, path), text: readFileSync(path, 'utf8') }));
}

function buildOf(program: PodProgram): readonly [BuildName, ProgramBuild] {
  for (const [name, build] of Object.entries(PROGRAM_BUILDS)) {
    if (program in build.files) return [name as BuildName, build];
  }
  throw new Error(`there is no program '${program}'`);
}

/** The key of the build of a program: what is there by it is the same program. */
export function programKey(program: PodProgram): string {
  const [name, build] = buildOf(program);
  return buildKey(name, build, sourcesOf(build));
}

/**
 * The path of a program, built from its Go module when the cache has none of its key, with the programs that its module makes
 * beside it.
 *
 * @param tell is told what is built, because that takes minutes
 * @throws MissingTool without a Go that can build it
 */
export async function program(wanted: PodProgram, tell: (line: string) => void = () => {}): Promise<string> {
  const [name, build] = buildOf(wanted);
  const { module, packages, version, linker, go, files } = build;
  const folder = join(cacheFolder(), 'programs', programKey(wanted));
  const complete = Object.values(files).every((file) => existsSync(join(folder, file)));
  if (!complete) {
    tell(`builds ${name} ${version}`);
    await buildInto(folder, (incoming) => goBuild(module, incoming, packages, linker), go);
  }
  return join(folder, files[wanted] ?? wanted);
}
