import { isUnknown, type Workload } from '../../topology';
import { inWords, judge } from '../judge';
import type { Rule } from '../rule';
import { storage } from '../storage';

const isSingleton = ({ role, replicas }: Workload): boolean =>
  role !== 'daemon' && role !== 'batch' && !isUnknown(replicas.max) && replicas.min === 1;

/** What stands alone on a disk of GKE has a regional one. */
export const requireRegionalDiskForSingleton: Rule = {
  id: 'HA-GCP-010',
  name: 'require-regional-disk-for-singleton',
  claim: 'On GKE, the volumes of a workload with one replica are on regional disks.',
  why: 'The one replica can only start where its disk is: with a zonal disk it waits for its zone to come back.',
  remedy: 'Use a StorageClass with replication-type regional-pd, or replicate the data itself.',
  severity: 'warning',
  source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/regional-pd',
  *check(topology) {
    const google = new Set(topology.clusters.filter(({ platform }) => platform === 'gke').map(({ id }) => id));
    const claimsOf = storage(topology);
    for (const workload of topology.workloads) {
      if (!google.has(workload.cluster) || !isSingleton(workload)) continue;
      for (const { name, zonal } of claimsOf(workload)) {
        yield judge(workload.place, isUnknown(zonal) ? zonal : !zonal, {
          part: name,
          seen: `one replica, volume ${name} bound to one zone: ${inWords(zonal)}`,
          expected: 'a regional disk',
        });
      }
    }
  },
};
