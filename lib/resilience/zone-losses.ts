import { type Database, isUnknown, type Known, type Topology, unknown } from '../topology';
import { databaseNeed } from './need';
import { fewestNodesInZone, type NodesInZone, workloadLoss } from './workload-loss';
import { LOSS_VARIANTS, type LossVariant, type ZoneLoss } from './zone-loss';
import { zonesToLose } from './zones-to-lose';

function databaseSurvivors({ members }: Database, lost: string): Known<number> {
  let survivors = 0;
  for (const { name, zone } of members) {
    if (zone === undefined) return unknown(`zone of ${name}`);
    if (isUnknown(zone)) return unknown(`zone of ${name}: ${zone.unknown}`);
    if (zone !== lost) survivors += 1;
  }
  return survivors;
}

/** What becomes of a database that the cloud runs: its members stay where they are. */
function databaseLoss(database: Database, zone: string, variant: LossVariant): ZoneLoss {
  const { id, members } = database;
  const need = databaseNeed(database);
  const facts = { subject: id, zone, variant, need };
  const survivors = databaseSurvivors(database, zone);
  if (isUnknown(survivors)) {
    // one member is in some zone
    if (members.length <= 1 && need.count > 0) {
      const reason = 'its one member is lost with its zone';
      return { ...facts, survivors: 0, recovers: survivors, verdict: 'broken', reason };
    }
    const reason = `cannot be told: ${survivors.unknown}`;
    return { ...facts, survivors, recovers: survivors, verdict: 'unknown', reason };
  }
  return {
    ...facts,
    survivors,
    recovers: survivors === members.length,
    verdict: survivors >= need.count ? 'holds' : 'broken',
    reason: `${survivors} of ${members.length} members go on, ${need.count} needed (${need.because})`,
  };
}

/**
 * Tells what becomes of every workload, and of every database that the cloud runs, when each zone is lost in each way.
 *
 * @param nodesInZone - how many nodes a zone of a cluster has. @default - the fewest that it may have
 */
export function zoneLosses(
  topology: Topology,
  nodesInZone: NodesInZone = fewestNodesInZone(topology),
): readonly ZoneLoss[] {
  const loss = workloadLoss(topology, nodesInZone);
  const cases = zonesToLose(topology).flatMap((zone) => LOSS_VARIANTS.map((variant) => ({ zone, variant })));
  const managed = topology.databases.filter(({ workload }) => workload === undefined);
  return [
    ...topology.workloads.flatMap((workload) => cases.map(({ zone, variant }) => loss(workload, zone, variant))),
    ...managed.flatMap((database) => cases.map(({ zone, variant }) => databaseLoss(database, zone, variant))),
  ];
}
