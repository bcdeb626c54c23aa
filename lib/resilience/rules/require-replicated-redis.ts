import { isUnknown, type Known, textAt } from '../../topology';
import { REDIS_INSTANCE } from '../google-kinds';
import { all, claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

/** Memorystore for Redis has a replica in another zone. */
export const requireReplicatedRedis: Rule = {
  id: 'HA-GCP-008',
  name: 'require-replicated-redis',
  claim: 'A Redis instance of Memorystore is of the tier STANDARD_HA, in two different zones.',
  why: 'An instance of the basic tier is in one zone and loses its data with it.',
  remedy: 'Set tier to STANDARD_HA, and locationId and alternativeLocationId to two different zones or to none.',
  severity: 'warning',
  source: 'https://cloud.google.com/memorystore/docs/redis/high-availability-for-memorystore-for-redis',
  *check(topology) {
    for (const { place, properties } of resourcesOf(topology, REDIS_INSTANCE)) {
      const tier = textAt(properties, 'spec.tier');
      const zone = textAt(properties, 'spec.locationId');
      const other = textAt(properties, 'spec.alternativeLocationId');
      const apart: Known<boolean> =
        zone !== undefined && isUnknown(zone) ? zone : claimOf(other, (name) => name !== zone, true);
      yield judge(place, all([claimOf(tier, (name) => name === 'STANDARD_HA'), apart]), {
        seen: `tier ${inWords(tier)}, locationId ${inWords(zone)}, alternativeLocationId ${inWords(other)}`,
        expected: 'tier STANDARD_HA in two different zones',
      });
    }
  },
};
