import { isUnknown, type Known } from '../../topology';
import { judgePods, lasting, type Opinion } from '../opinion';
import { nodeGroupsOf } from '../placements';
import type { Rule } from '../rule';
import { hardZoneSpreads } from '../spreading';
import { type WorkloadZones, zonesOfWorkload } from '../zones-of-workload';

const EXPECTED = 'at most the zones but one';

function judge(minDomains: number, zones: Known<WorkloadZones>): Pick<Opinion, 'verdict' | 'expected'> {
  if (minDomains === 1) return { verdict: 'holds', expected: EXPECTED };
  if (isUnknown(zones)) return { verdict: 'unknown', expected: `${EXPECTED}: ${zones.unknown}` };
  const most = zones.possible.length - 1;
  return { verdict: minDomains <= most ? 'holds' : 'broken', expected: `at most ${most}, one fewer than the zones` };
}

export const validMinDomains: Rule = {
  id: 'HA-K8S-004',
  name: 'valid-min-domains',
  claim: 'A hard spread of a service asks for fewer zones than there are.',
  why: 'With minDomains equal to the zones, a lost zone counts as empty: replacements, scale-out and rollouts stall until it is back.',
  remedy: 'Set minDomains to one fewer than the zones (2 of 3), or leave it out. A database keeps 3 on purpose.',
  severity: 'error',
  source: 'https://github.com/kubernetes/enhancements/issues/5980',
  check(topology) {
    const groupsOf = nodeGroupsOf(topology);
    const workloads = lasting(topology, ['stateless', 'controller']);
    return judgePods(workloads, EXPECTED, function* (pod, { cluster }) {
      const zones = zonesOfWorkload(pod, groupsOf(cluster));
      for (const [index, { minDomains = 1 }] of hardZoneSpreads(pod).entries()) {
        yield {
          ...judge(minDomains, zones),
          seen: `minDomains ${minDomains}`,
          part: `constraint ${index}`,
          field: 'spec.template.spec.topologySpreadConstraints',
        };
      }
    });
  },
};
