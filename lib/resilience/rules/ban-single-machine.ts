import { isReference, type Resource, type Topology, valueAt } from '../../topology';
import { counted } from '../../zones';
import { judge } from '../judge';
import { type MachineTwins, machineTwins } from '../machine-twins';
import { resourcesOf } from '../resources-of';
import type { Judgement, Rule } from '../rule';
import { atLeast, zonesInWords } from '../zones-found';

/** Zones in which one work must be done, so that it goes on without any one of them. */
const ZONES = 2;

function* fixedAddress({ place, properties }: Resource): Iterable<Judgement> {
  const instance = valueAt(properties, 'InstanceId');
  if (instance === undefined) return;
  yield judge(place, false, {
    severity: 'warning',
    seen: `an address bound to the one machine ${isReference(instance) ? instance.reference : 'that it names'}`,
    expected: 'an address of a load balancer, or one for each machine behind a name',
  });
}

function machinesOfAws(topology: Topology): readonly MachineTwins[] {
  const declared = new Set(resourcesOf(topology, 'AWS::EC2::Instance').map(({ id }) => id));
  return machineTwins(topology).filter(({ machines }) => machines.some(({ place }) => declared.has(place.resource)));
}

/** No work is done by a machine in one zone alone. */
export const banSingleMachine: Rule = {
  id: 'HA-AWS-011',
  name: 'ban-single-machine',
  claim:
    'No work is done by machines of one zone alone. Machines do the same when they are of one group, of one launch template, or of one name but for its zone or number.',
  why: 'A bastion, a proxy or a NAT instance that stands alone is gone for as long as its zone is.',
  remedy: 'Put one machine into each zone, use an auto scaling group over three zones, or a managed service.',
  severity: 'error',
  source:
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html',
  *check(topology) {
    for (const { machines, zones, by } of machinesOfAws(topology)) {
      const [first] = machines;
      if (!first) continue;
      yield judge(first.place, machines.length < ZONES ? false : atLeast(zones, ZONES), {
        seen: `${counted(machines.length, 'machine')} by ${by}, in ${zonesInWords(zones)}`,
        expected: `machines for the same work in ${ZONES} zones or more`,
        ...(zones.zones.length === 1 && zones.more === undefined ? { zone: zones.zones[0] } : {}),
      });
    }
    for (const resource of resourcesOf(topology, 'AWS::EC2::EIP', 'AWS::EC2::EIPAssociation')) {
      yield* fixedAddress(resource);
    }
  },
};
