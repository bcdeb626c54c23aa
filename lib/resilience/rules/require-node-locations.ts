import { type Known, knownOr, listAt, type Resource, textAt, unknown } from '../../topology';
import { ZONE_COUNT } from '../../zones';
import { CONTAINER_CLUSTER, isGoogleRegion } from '../google-kinds';
import { judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Judgement, Rule } from '../rule';
import { atLeast, type ZonesFound, zonesFound, zonesInWords } from '../zones-found';

const EXPECTED = `nodes in ${ZONE_COUNT} zones`;

/** @returns `undefined` where GKE chooses the zones */
function locations({ properties }: Resource): ZonesFound | undefined {
  const list = listAt(properties, 'spec.nodeLocations');
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) return zonesFound([unknown('nodeLocations cannot be told')]);
  return zonesFound(
    list.map((_, index): Known<readonly string[]> => {
      const zone = textAt(list, String(index)) ?? unknown('no zone');
      return typeof zone === 'string' ? [zone] : zone;
    }),
  );
}

function* judgeCluster(cluster: Resource): Iterable<Judgement> {
  const found = locations(cluster);
  if (found) {
    yield judge(cluster.place, atLeast(found, ZONE_COUNT), { seen: zonesInWords(found), expected: EXPECTED });
    return;
  }
  // GKE puts the nodes of a regional cluster into three zones by itself
  const regional = isGoogleRegion(knownOr(textAt(cluster.properties, 'spec.location'), ''));
  yield judge(cluster.place, regional, {
    seen: `nodeLocations not set${regional ? ': three zones that GKE chooses' : ''}`,
    expected: EXPECTED,
  });
}

/** GKE clusters and their node pools have nodes in three zones. */
export const requireNodeLocations: Rule = {
  id: 'HA-GCP-002',
  name: 'require-node-locations',
  claim: 'A GKE cluster and each of its node pools have nodes in at least three zones.',
  why: 'A pool in fewer zones loses half of its nodes or all of them with one zone, and what only that pool takes with them.',
  remedy: 'Name three zones in nodeLocations of the cluster and of the pool, or leave both out in a regional cluster.',
  severity: 'error',
  source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters',
  *check(topology) {
    for (const cluster of resourcesOf(topology, CONTAINER_CLUSTER)) yield* judgeCluster(cluster);
    const google = new Set(topology.clusters.filter(({ platform }) => platform === 'gke').map(({ id }) => id));
    for (const { cluster, place, zones } of topology.nodeGroups) {
      if (!google.has(cluster)) continue;
      const found = zonesFound([zones]);
      yield judge(place, atLeast(found, ZONE_COUNT), { seen: zonesInWords(found), expected: EXPECTED });
    }
  },
};
