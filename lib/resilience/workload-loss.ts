import { isUnknown, type Known, type Topology, unknown, type Workload } from '../topology';
import { capacityWithout } from './capacity';
import { FEWEST_NODES_OF_A_PARTIAL_LOSS } from './evictions';
import { nodeGroupsOf } from './placements';
import { type Recovery, recovery } from './recovery';
import { storage } from './storage';
import { type Survival, survival } from './survival';
import type { LossVariant, ZoneLoss } from './zone-loss';

/** How many nodes a zone of a cluster has. */
export type NodesInZone = (cluster: string, zone: string) => Known<number>;

/** Fewest nodes of each zone of a cluster. */
export function fewestNodesInZone(topology: Topology): NodesInZone {
  const groupsOf = nodeGroupsOf(topology);
  return (cluster, zone) => {
    let nodes = 0;
    for (const { name, zones, perZone } of groupsOf(cluster)) {
      if (isUnknown(zones)) return unknown(`zones of node group ${name}: ${zones.unknown}`);
      if (!zones.includes(zone)) continue;
      if (isUnknown(perZone.min)) return unknown(`fewest nodes of ${name}: ${perZone.min.unknown}`);
      nodes += perZone.min;
    }
    return nodes;
  };
}

const recoveryText = ({ recovers, because }: Recovery): string => {
  if (isUnknown(recovers)) return `whether it recovers cannot be told: ${because}`;
  return `${recovers ? 'recovers' : 'does not recover'}: ${because}`;
};

/**
 * Tells what becomes of a workload when a zone is lost.
 *
 * @param nodesInZone - nodes of a zone, of which all but one fall silent in a `brown` loss
 */
export function workloadLoss(
  topology: Topology,
  nodesInZone: NodesInZone,
): (workload: Workload, zone: string, variant: LossVariant) => ZoneLoss {
  const survivalOf = survival(topology);
  const claimsOf = storage(topology);
  const groupsOf = nodeGroupsOf(topology);
  const capacity = capacityWithout(topology);

  const recoveryOf = (workload: Workload, zone: string, variant: LossVariant, { placement }: Survival): Recovery => {
    if (isUnknown(placement)) return { recovers: placement, because: placement.unknown };
    const { possible } = placement.zones;
    if (possible.length > 0 && !possible.includes(zone)) {
      return { recovers: true, because: 'nothing of it is lost' };
    }
    const groups = groupsOf(workload.cluster).filter(({ zones }) => !isUnknown(zones) && zones.includes(zone)).length;
    const nodes = nodesInZone(workload.cluster, zone);
    return recovery({ workload, placement, claims: claimsOf(workload), zone, variant, nodes, groups, capacity });
  };

  return (workload, zone, variant) => {
    const survives = survivalOf(workload, zone);
    const { need, survivors, verdict, reason } = survives;
    const facts = { subject: workload.id, zone, variant, need, survivors };
    const nodes = nodesInZone(workload.cluster, zone);
    if (variant === 'brown' && !isUnknown(nodes) && nodes > 0 && nodes < FEWEST_NODES_OF_A_PARTIAL_LOSS) {
      const why = 'a zone of one node cannot be lost in part';
      return { ...facts, recovers: unknown(why), verdict: 'not exercised', reason: why };
    }
    if (verdict === 'not exercised') return { ...facts, recovers: unknown(reason), verdict, reason };
    const found = recoveryOf(workload, zone, variant, survives);
    const { recovers, newNodes } = found;
    return {
      ...facts,
      recovers,
      ...(newNodes && { newNodes }),
      verdict,
      reason: `${reason}; ${recoveryText(found)}`,
    };
  };
}
