import { regionOfGoogleZone } from '../../zones';
import type { ConfigRule } from './rule';

/** The three zones differ and lie in the region. */
export const zones: ConfigRule = function* ({ config, valid }) {
  if (!config?.google || !valid('google', 'zones')) return;
  const { zones, region } = config.google;
  for (const [index, zone] of zones.entries()) {
    const path = ['google', 'zones', index];
    if (zones.indexOf(zone) !== index) {
      yield {
        path,
        allowed: 'three different zones',
        remedy: 'name another zone: two copies in one zone are lost together',
      };
    }
    if (valid('google', 'region') && regionOfGoogleZone(zone) !== region) {
      yield {
        path,
        allowed: `a zone of the region ${region}`,
        remedy: `name one of: gcloud compute zones list --filter="region:${region}", or correct google.region`,
      };
    }
  }
};
