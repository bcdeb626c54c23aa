import { isUnknown, type Known, unknown } from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { all, claimOf, inWords, judge } from '../judge';
import { memberPlacements } from '../member-placement';
import type { Rule } from '../rule';
import { hardZoneSpreads, oneInEachZone } from '../spreading';

/** Instances of CloudNativePG are kept in different zones. */
export const requireZoneSpreadPostgres: Rule = {
  id: 'HA-DB-001',
  name: 'require-zone-spread-postgres',
  claim: 'A cluster of CloudNativePG has at least three instances, which the scheduler must keep in different zones.',
  why: 'By default CloudNativePG only prefers different nodes: writer and readers may be in one zone and end together.',
  remedy:
    'Set instances to 3, affinity.topologyKey to topology.kubernetes.io/zone and affinity.podAntiAffinityType to required, or a hard topology spread.',
  severity: 'error',
  source: 'https://cloudnative-pg.io/documentation/1.30/scheduling/',
  *check(topology) {
    const { workloadOf } = memberPlacements(topology);
    for (const database of topology.databases) {
      if (database.engine !== 'cloudnative-pg') continue;
      const workload = workloadOf(database);
      const instances: Known<number> = workload?.replicas.min ?? database.members.length;
      const pod = workload?.pod ?? unknown('the pods of the database are not in the files');
      const spread: Known<boolean> = isUnknown(pod) ? pod : oneInEachZone(pod) || hardZoneSpreads(pod).length > 0;
      yield judge(database.place, all([claimOf(instances, (count) => count >= ZONE_COUNT), spread]), {
        seen: `instances ${inWords(instances)}, kept in different zones ${inWords(spread)}`,
        expected: `instances ${ZONE_COUNT} or more, with a required anti-affinity or a hard spread on the zone`,
      });
    }
  },
};
