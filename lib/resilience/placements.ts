import { isUnknown, type Known, type NodeGroup, type PodTemplate, type Topology, type Workload } from '../topology';
import { grouped } from './grouped';
import { type WorstPlacement, worstPlacement } from './worst-placement';
import { type WorkloadZones, zonesOfWorkload } from './zones-of-workload';

/** Where the fewest replicas of a workload may be. */
export interface Placement {
  readonly pod: PodTemplate;
  readonly replicas: number;
  readonly zones: WorkloadZones;
  readonly worst: WorstPlacement;
}

/** Node groups by the cluster that they belong to. */
export function nodeGroupsOf({ nodeGroups }: Topology): (cluster: string) => readonly NodeGroup[] {
  const byCluster = grouped(nodeGroups, ({ cluster }) => cluster);
  return (cluster) => byCluster.get(cluster) ?? [];
}

/** Works out where the replicas of each workload may be; unknown without its pod, its replicas or its nodes. */
export function placements(topology: Topology): (workload: Workload) => Known<Placement> {
  const groupsOf = nodeGroupsOf(topology);
  return ({ pod, replicas, cluster }) => {
    if (isUnknown(pod)) return pod;
    if (isUnknown(replicas.min)) return replicas.min;
    const groups = groupsOf(cluster);
    const zones = zonesOfWorkload(pod, groups);
    if (isUnknown(zones)) return zones;
    return { pod, replicas: replicas.min, zones, worst: worstPlacement(replicas.min, pod, zones, groups) };
  };
}
