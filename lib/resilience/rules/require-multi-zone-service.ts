import { judge } from '../judge';
import { serviceZones } from '../multi-zone-service';
import type { Rule } from '../rule';
import { SubnetZones } from '../zones-found';

/** Managed data services run in several zones. */
export const requireMultiZoneService: Rule = {
  id: 'HA-AWS-012',
  name: 'require-multi-zone-service',
  claim: 'Managed databases, caches, brokers, search domains and file systems of AWS run in several zones.',
  why: 'Each of them can be had in one zone too, often by default, and then ends with that zone.',
  remedy: 'Switch the setting that is named on.',
  severity: 'error',
  source:
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html',
  *check(topology) {
    const subnets = new SubnetZones(topology);
    for (const resource of topology.resources) {
      const found = serviceZones(resource, subnets);
      if (!found) continue;
      const { claim, ...said } = found;
      yield judge(resource.place, claim, said);
    }
  },
};
