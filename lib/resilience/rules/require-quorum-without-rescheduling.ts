import { lasting } from '../opinion';
import type { Rule } from '../rule';
import { judgeSurvivors } from './require-survivors';

export const requireQuorumWithoutRescheduling: Rule = {
  id: 'HA-K8S-043',
  name: 'require-quorum-without-rescheduling',
  claim: 'Whichever zone is lost, the members of the others alone are a quorum.',
  why: 'A StatefulSet does not replace a pod on a silent node, and its volume cannot leave the zone: nobody comes to help.',
  remedy: 'Run an odd number of members, three at the least, one in each zone by a hard spread with minDomains 3.',
  severity: 'error',
  source:
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-storage/2268-non-graceful-shutdown (GA in v1.28)',
  check: (topology) => judgeSurvivors(topology, lasting(topology, ['quorum'])),
};
