import { spawnSync } from 'node:child_process';
import { goEnvironment } from './go-build';
import { type BuildName, PROGRAM_BUILDS } from './pod-programs';

interface Download {
  readonly Dir?: string;
  readonly Error?: string;
}

/**
 * The folder of a module in Go's module cache, in the version that a build pins: for what a project publishes in its module
 * beside code, as CloudNativePG its release manifest. Nobody may write into it.
 *
 * @param path of the module, as `github.com/cloudnative-pg/cloudnative-pg`
 * @throws with Go's words when it cannot be had
 */
export function moduleFolder(build: BuildName, path: string): string {
  const { stdout, stderr, error } = spawnSync('go', ['mod', 'download', '-json', path], {
    cwd: PROGRAM_BUILDS[build].module,
    encoding: 'utf8',
    env: goEnvironment(),
  });
  const { Dir, Error: failure } = JSON.parse(stdout || '{}') as Download;
  if (Dir) return Dir;
  throw new Error(`the module '${path}' of ${build} cannot be had: ${failure ?? error?.message ?? stderr}`);
}
