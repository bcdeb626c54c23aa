import { createHash } from 'node:crypto';

/** What stands in the folder that an image is built from, beside its Dockerfile. */
export interface Content {
  /** Path in that folder. */
  readonly to: string;
  /** What decides what it is: a version, a digest, or the text itself. */
  readonly key: string;
  /** Puts it there. */
  readonly put: (path: string) => Promise<void> | void;
}

/** How an image is built. */
export interface Recipe {
  /** What it is called here, and in the registry below `trizone/`. */
  readonly name: string;
  /** The names by which manifests ask for it; none for one that only others are built from, or that the caller names. */
  readonly images: readonly string[];
  readonly dockerfile: string;
  readonly contents: readonly Content[];
  /** The image of ours that stands for the one that the Dockerfile begins with. */
  readonly base?: { readonly from: string; readonly recipe: Recipe };
}

/** An image that manifests name. */
export interface WantedImage {
  /** As it stands in the manifest, with a tag. */
  readonly name: string;
  /** Of the recipe, for a name that says nothing, as that of an asset of the CDK. @default - the recipe that has this name */
  readonly recipe?: string;
}

/** The key of an image: what is there by it is the same image, but for what Debian has mended since. */
export function recipeKey({ dockerfile, contents, base }: Recipe): string {
  const parts = [dockerfile, contents.map(({ to, key }) => [to, key]), base ? [base.from, recipeKey(base.recipe)] : []];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
