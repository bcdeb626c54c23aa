import { type ImageName, imageName } from './image-name';
import type { Recipe, WantedImage } from './recipe';

/** An image that manifests name, and how it is built. */
export interface Chosen extends ImageName {
  readonly recipe: Recipe;
}

function recipeOf({ name, recipe }: WantedImage, recipes: readonly Recipe[]): Recipe | undefined {
  return recipes.find((each) => (recipe === undefined ? each.images.includes(name) : each.name === recipe));
}

function offered(recipes: readonly Recipe[]): string {
  return recipes
    .map(({ name, images }) => `  ${name}: ${images.join(', ') || 'under the name that it is given'}`)
    .join('\n');
}

/** The same repository and tag of two hosts would be one image in the registry. */
function refuseClashes(chosen: readonly Chosen[]): void {
  const seen = new Map<string, Chosen>();
  for (const each of chosen) {
    const path = `${each.repository}:${each.tag}`;
    const other = seen.get(path);
    if (other && other.host !== each.host && other.recipe !== each.recipe) {
      throw new Error(
        `'${other.host}/${path}' and '${each.host}/${path}' are two images, and the registry knows both as '${path}': ` +
          'give one of them another name in the manifests',
      );
    }
    seen.set(path, each);
  }
}

/**
 * Finds the recipe of each image.
 *
 * @throws with all images that no recipe makes, and when two different ones would have one name in the registry
 */
export function chooseRecipes(wanted: readonly WantedImage[], recipes: readonly Recipe[]): readonly Chosen[] {
  const missing = wanted.filter((each) => !recipeOf(each, recipes));
  if (missing.length > 0) {
    const names = missing.map(({ name, recipe }) => (recipe === undefined ? name : `${name} (recipe '${recipe}')`));
    throw new Error(
      `no recipe makes the image ${names.join(', ')}: write one in rehearsal/toolchain/images, or leave out what wants it. ` +
        `There are recipes for\n${offered(recipes)}`,
    );
  }
  const chosen = wanted.flatMap((each) => {
    const recipe = recipeOf(each, recipes);
    return recipe ? [{ ...imageName(each.name), recipe }] : [];
  });
  refuseClashes(chosen);
  return chosen;
}
