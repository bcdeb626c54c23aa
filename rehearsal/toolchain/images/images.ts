import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../binaries';
import { buildImage, ownName, type Workshop } from './build-image';
import { type Chosen, chooseRecipes } from './choose-recipes';
import { debianRecipes } from './debian-recipes';
import { nameImage } from './name-image';
import { programRecipes } from './program-recipes';
import type { Recipe, WantedImage } from './recipe';
import { taggedDigest } from './registry';
import { inWorkshop } from './workshop';

/** Every recipe that there is. */
export const recipes = (): readonly Recipe[] => [...programRecipes(), ...debianRecipes()];

const isBuilt = (storage: string, recipe: Recipe): boolean => {
  const { repository, tag } = ownName(recipe);
  return taggedDigest(storage, repository, tag) !== undefined;
};

/** Whether the registry has what the recipe says now, under the name that manifests ask for. */
function isThere(storage: string, { recipe, repository, tag }: Chosen): boolean {
  const own = ownName(recipe);
  const digest = taggedDigest(storage, own.repository, own.tag);
  return digest !== undefined && digest === taggedDigest(storage, repository, tag);
}

async function build(recipe: Recipe, storage: string, workshop: Workshop, tell: (line: string) => void): Promise<void> {
  if (isBuilt(storage, recipe)) return;
  if (recipe.base) await build(recipe.base.recipe, storage, workshop, tell);
  tell(`builds the image ${recipe.name}`);
  await buildImage(recipe, workshop);
}

/**
 * The folder of a registry that has all these images, each built when its recipe says something new. What is there is not
 * built again; what was not finished is not there.
 *
 * @param tell is told what is built, because that takes minutes
 * @throws when an image has no recipe, with the words of what failed when one cannot be built, and MissingTool without the
 * programs that build them
 */
export async function images(wanted: readonly WantedImage[], tell: (line: string) => void = () => {}): Promise<string> {
  const storage = join(cacheFolder(), 'images');
  const missing = chooseRecipes(wanted, recipes()).filter((each) => !isThere(storage, each));
  if (missing.length === 0) return storage;
  mkdirSync(storage, { recursive: true });
  await inWorkshop(storage, async (workshop) => {
    for (const { recipe, repository, tag } of missing) {
      await build(recipe, storage, workshop, tell);
      await nameImage(workshop.registry, ownName(recipe), { repository, tag });
    }
  });
  return storage;
}
