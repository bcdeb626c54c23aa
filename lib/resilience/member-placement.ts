import { type Database, isUnknown, type Known, type Topology, unknown, type Workload } from '../topology';
import { placements } from './placements';
import type { WorstPlacement } from './worst-placement';

/** Where the members of a group are at the worst. */
export interface MemberPlacement extends WorstPlacement {
  readonly members: number;
  /** Fewest zones that have a member. */
  readonly zones: number;
}

/** Finds the worst placement of the pods of workloads and databases. */
export interface MemberPlacements {
  readonly ofWorkload: (workload: Workload) => Known<MemberPlacement>;
  readonly ofDatabase: (database: Database) => Known<MemberPlacement>;
  readonly workloadOf: (database: Database) => Workload | undefined;
}

/** Worst placements over the nodes of the topology. */
export function memberPlacements(topology: Topology): MemberPlacements {
  const placementOf = placements(topology);
  const byId = new Map(topology.workloads.map((workload) => [workload.id, workload]));
  const workloadOf = ({ workload }: Database) => (workload === undefined ? undefined : byId.get(workload));

  const ofWorkload = (workload: Workload): Known<MemberPlacement> => {
    const placement = placementOf(workload);
    if (isUnknown(placement)) return placement;
    const { replicas, worst } = placement;
    const placed = worst.survivors + worst.inOneZone;
    return { ...worst, members: replicas, zones: worst.inOneZone === 0 ? 0 : Math.ceil(placed / worst.inOneZone) };
  };
  return {
    workloadOf,
    ofWorkload,
    ofDatabase: (database) => {
      const workload = workloadOf(database);
      return workload ? ofWorkload(workload) : unknown('the pods of the database are not in the files');
    },
  };
}
