import { judgePods, lasting } from '../opinion';
import type { Rule } from '../rule';
import { hardZoneSpreads, REVISION_LABEL } from '../spreading';

const EXPECTED = `matchLabelKeys: [${REVISION_LABEL}]`;

export const requireRevisionSpread: Rule = {
  id: 'HA-K8S-006',
  name: 'require-revision-spread',
  claim: 'A hard spread of a Deployment spreads each revision by itself.',
  why: 'Old and new pods counted together balance each other during a rollout, which then ends uneven, for example 2, 1 and 0.',
  remedy: `Add matchLabelKeys: [${REVISION_LABEL}] to the constraint.`,
  severity: 'warning',
  source:
    'https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/3243-respect-pod-topology-spread-after-rolling-upgrades',
  check: (topology) =>
    judgePods(
      lasting(topology).filter(({ kind, rollout }) => kind === 'Deployment' && rollout.type === 'RollingUpdate'),
      EXPECTED,
      function* (pod) {
        for (const [index, { matchLabelKeys }] of hardZoneSpreads(pod).entries()) {
          yield {
            verdict: matchLabelKeys.includes(REVISION_LABEL) ? 'holds' : 'broken',
            seen: matchLabelKeys.length > 0 ? `matchLabelKeys: [${matchLabelKeys.join(', ')}]` : 'no matchLabelKeys',
            expected: EXPECTED,
            part: `constraint ${index}`,
            field: 'spec.template.spec.topologySpreadConstraints',
          };
        }
      },
    ),
};
