import { type Topology, textAt } from '../../topology';
import { counted } from '../../zones';
import { DISK, INSTANCE, INSTANCE_GROUP_MANAGER, isGoogleRegion } from '../google-kinds';
import { claimOf, inWords, judge } from '../judge';
import { type MachineTwins, machineTwins } from '../machine-twins';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';
import { atLeast, zonesInWords } from '../zones-found';

/** Zones in which one work must be done, so that it goes on without any one of them. */
const ZONES = 2;

function machinesOfGoogle(topology: Topology): readonly MachineTwins[] {
  const declared = new Set(resourcesOf(topology, INSTANCE).map(({ id }) => id));
  return machineTwins(topology).filter(({ machines }) => machines.some(({ place }) => declared.has(place.resource)));
}

/** Machines, groups of them and their disks are not of one zone alone. */
export const banZonalInstance: Rule = {
  id: 'HA-GCP-009',
  name: 'ban-zonal-instance',
  claim:
    'Machines of Google Cloud that do the same work are in several zones, groups of machines and disks that hold state are regional. Machines do the same when they are of one group or of one name but for its zone or number.',
  why: 'A single machine, a zonal group or a zonal disk is gone for as long as its zone is.',
  remedy: 'Use a regional instance group and regional disks, or one machine in each zone.',
  severity: 'error',
  source: 'https://cloud.google.com/compute/docs/instance-groups/distributing-instances-with-regional-instance-groups',
  *check(topology) {
    for (const { machines, zones, by } of machinesOfGoogle(topology)) {
      const [first] = machines;
      if (!first) continue;
      yield judge(first.place, machines.length < ZONES ? false : atLeast(zones, ZONES), {
        seen: `${counted(machines.length, 'machine')} by ${by}, in ${zonesInWords(zones)}`,
        expected: `machines for the same work in ${ZONES} zones or more`,
      });
    }
    for (const { place, properties, type } of resourcesOf(topology, INSTANCE_GROUP_MANAGER, DISK)) {
      const location = textAt(properties, 'spec.location');
      yield judge(place, claimOf(location, isGoogleRegion), {
        seen: `location ${inWords(location)}`,
        expected: 'a region as its location',
        ...(type === DISK ? { severity: 'warning' as const } : {}),
      });
    }
  },
};
