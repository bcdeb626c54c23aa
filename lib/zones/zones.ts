/**
 * The number of zones every scenario spans: the smallest number of which one can be lost while a majority remains.
 */
export const ZONE_COUNT = 3;

/**
 * The Google Cloud region of a zone name, e.g. `europe-west1` for `europe-west1-b`, or `undefined` when the name is no
 * zone. Zone letters differ between regions (europe-west1 has b, c, d), so a zone is never built from its region.
 *
 * @see https://cloud.google.com/compute/docs/regions-zones
 */
export function regionOfGoogleZone(zone: string): string | undefined {
  return /^([a-z]+-[a-z]+\d+)-[a-z]$/.exec(zone)?.[1];
}

/**
 * Zones in the order of their names, whatever order they were written in: addresses, names and the first of them follow
 * from it, so that another order in the configuration changes nothing that is deployed.
 */
export const zonesInOrder = (zones: readonly string[]): readonly string[] => [...zones].sort();
