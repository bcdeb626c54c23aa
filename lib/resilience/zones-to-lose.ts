import { isUnknown, type Topology } from '../topology';

/** Stands for the zone of a loss where the files name no zone. */
export const ANY_ZONE = 'any zone';

/** Zones whose loss is told, sorted: those of the network, of the nodes and of the databases. */
export function zonesToLose(topology: Topology): readonly string[] {
  const zones = new Set(topology.zones.map(({ name }) => name));
  for (const { zones: own } of topology.nodeGroups) if (!isUnknown(own)) for (const zone of own) zones.add(zone);
  for (const { zone } of topology.databases.flatMap(({ members }) => members)) {
    if (zone !== undefined && !isUnknown(zone)) zones.add(zone);
  }
  return zones.size > 0 ? [...zones].sort() : [ANY_ZONE];
}
