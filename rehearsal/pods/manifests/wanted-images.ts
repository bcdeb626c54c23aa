import type { Output } from '../../output';
import type { WantedImage } from '../../toolchain/images/recipe';
import { OBJECT_STORE_ENDPOINT } from './object-store';
import { postgresManifests } from './postgres-manifests';

/** How the CDK names an image that it builds itself: the name says nothing of what is in it. */
const ASSET = /\/cdk-[^/]*-container-assets-/;

/** The only image that a scenario builds. */
const PGPOOL = 'pgpool';

/** Every image of the output, and how it is built here. */
export function wantedImages(output: Output, services: string): readonly WantedImage[] {
  const keys = { endpoint: OBJECT_STORE_ENDPOINT, certificateAuthority: '', accessKeyId: '', secretAccessKey: '' };
  const { images } = postgresManifests(output, services, keys);
  return images.map((name) => (ASSET.test(name) ? { name, recipe: PGPOOL } : { name }));
}
