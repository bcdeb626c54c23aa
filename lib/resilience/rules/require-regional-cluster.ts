import { textAt } from '../../topology';
import { CONTAINER_CLUSTER, isGoogleRegion } from '../google-kinds';
import { claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

/** A GKE cluster is regional. */
export const requireRegionalCluster: Rule = {
  id: 'HA-GCP-001',
  name: 'require-regional-cluster',
  claim: 'The location of a GKE cluster is a region, so that its control plane runs in three zones.',
  why: 'The control plane of a zonal cluster ends with its zone: pods run on, but nothing lost is replaced.',
  remedy: 'Make the cluster anew with a region as its location: it cannot be changed later.',
  severity: 'error',
  source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters',
  *check(topology) {
    for (const { place, properties } of resourcesOf(topology, CONTAINER_CLUSTER)) {
      const location = textAt(properties, 'spec.location');
      yield judge(place, claimOf(location, isGoogleRegion), {
        seen: `location ${inWords(location)}`,
        expected: 'a region such as europe-west3',
      });
    }
  },
};
