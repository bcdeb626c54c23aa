import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Recipe, recipeKey } from './recipe';

/** Where images are built. */
export interface Workshop {
  /** A folder that is thrown away afterwards. */
  readonly folder: string;
  /** Address of a registry that may be written to. */
  readonly registry: string;
}

/** What an image of ours is called in the registry, whatever manifests call it. */
export const ownName = (recipe: Recipe) => ({ repository: `trizone/${recipe.name}`, tag: recipeKey(recipe) });

/** What it mounts is gone with it, and so can be deleted. */
const OF_ITS_OWN = ['--mount', '--propagation', 'private', '--'];

function run(program: string, options: readonly string[]): Promise<void> {
  const child = spawn('unshare', [...OF_ITS_OWN, program, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ${options.join(' ')}:\n${said}`)),
    );
  });
}

async function context(recipe: Recipe, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Dockerfile'), recipe.dockerfile);
  // one after another: wheels are those of the requirements before them
  for (const { to, put } of recipe.contents) await put(join(folder, to));
}

/**
 * Builds an image and puts it into the registry, under its own name. The image that it begins with must be there.
 *
 * @throws with the words of buildah
 */
export async function buildImage(recipe: Recipe, { folder, registry }: Workshop): Promise<void> {
  const { repository, tag } = ownName(recipe);
  const base = recipe.base && ownName(recipe.base.recipe);
  const files = join(folder, `context-${recipe.name}`);
  await context(recipe, files);
  const store = ['--root', join(folder, 'root'), '--runroot', join(folder, 'run'), '--storage-driver', 'overlay'];
  const replaced =
    recipe.base && base
      ? ['--build-context', `${recipe.base.from}=docker://${registry}/${base.repository}:${base.tag}`]
      : [];
  const image = `localhost/${repository}`;
  const plain = '--tls-verify=false';
  // chroot: no container of buildah has to run in those of this machine
  const build = ['--isolation', 'chroot', '--format', 'oci', plain, ...replaced, '--tag', image, files];
  await run('buildah', [...store, 'bud', '--quiet', ...build]);
  await run('buildah', [...store, 'push', '--quiet', plain, image, `docker://${registry}/${repository}:${tag}`]);
  rmSync(files, { recursive: true, force: true });
}
