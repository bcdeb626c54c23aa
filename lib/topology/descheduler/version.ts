import { type Known, unknown } from '../model/known';
import { type Idle, idle } from '../model/rebalancer';

/** The minor version whose fields and defaults are read here. */
export const READ_MINOR = 35;

/** The last minor version that surely reads no policy of descheduler/v1alpha2, and the first that surely does. */
const [BEFORE_V1ALPHA2, WITH_V1ALPHA2] = [25, 27];

/**
 * Minor version of the descheduler by the tag of its image: 35 of `v0.35.1`. It is idle in a version that reads no policy of
 * descheduler/v1alpha2, and unknown where the tag does not tell.
 */
export function minorVersion(image: string): Known<number | Idle> {
  const [, digits] = /:v?0[.](\d+)(?:[.]\d+)?(?:[-+][\w.-]+)?$/.exec(image.split('@')[0] ?? '') ?? [];
  if (digits === undefined) return unknown(`the image ${image} does not tell the version of the descheduler`);
  const minor = Number(digits);
  if (minor <= BEFORE_V1ALPHA2) return idle(`v0.${minor} of the descheduler reads no policy of descheduler/v1alpha2`);
  return minor < WITH_V1ALPHA2
    ? unknown(`whether v0.${minor} of the descheduler reads the policy cannot be told`)
    : minor;
}
