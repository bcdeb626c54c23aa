import { judgePods, lasting } from '../opinion';
import type { Rule } from '../rule';
import { hardZoneSpreads } from '../spreading';

const EXPECTED = 'nodeTaintsPolicy: Honor';

export const requireRecoverableSpread: Rule = {
  id: 'HA-K8S-003',
  name: 'require-recoverable-spread',
  claim: 'A hard spread over zones stops counting a lost zone.',
  why: 'By default the silent nodes of a lost zone still count as an empty zone, so that replacements stay Pending until it is back.',
  remedy: 'Set nodeTaintsPolicy: Honor on the constraint.',
  severity: 'error',
  source:
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/3094-pod-topology-spread-considering-taints (GA in v1.33)',
  check: (topology) =>
    judgePods(
      // the disk of a member is in its zone: nothing recovers elsewhere
      lasting(topology, ['stateless', 'controller']),
      EXPECTED,
      function* (pod) {
        for (const [index, { honorTaints, maxSkew }] of hardZoneSpreads(pod).entries()) {
          const seen = `maxSkew ${maxSkew} with nodeTaintsPolicy: ${honorTaints ? 'Honor' : 'Ignore'}`;
          const field = 'spec.template.spec.topologySpreadConstraints';
          const part = `constraint ${index}`;
          yield { verdict: honorTaints ? 'holds' : 'broken', seen, expected: EXPECTED, part, field };
        }
      },
    ),
};
