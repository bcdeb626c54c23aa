// Test support: an assessment with one finding of each weight, one of which is accepted.
import { type Assessment, assess, type Rule, type Severity } from '../../../lib/resilience';
import { resource } from '../sample-resource';
import { sampleTopology } from '../sample-topology';

const rule = (id: string, severity: Severity, subjects: readonly string[], zone?: string): Rule => ({
  id,
  name: `require-${severity}`,
  claim: `Nothing of the weight ${severity} & worse is there.`,
  why: 'It shows.',
  remedy: `Mend what is "${severity}".`,
  severity,
  source: 'https://example.com/why',
  *check({ resources }) {
    for (const { id: subject, place } of resources.filter(({ id: own }) => subjects.includes(own))) {
      const facts = { subject, seen: 'one <node> & no more', expected: 'three', ...(zone ? { zone } : {}) };
      yield {
        ...facts,
        verdict: 'broken',
        part: 'web',
        place: { ...place, file: 'all of it.yaml', line: 7, field: 'spec.replicas' },
      };
    }
  },
});

const REASON = 'A page that "nobody" waits for';

const RESOURCES = ['a', 'b'].map((name) =>
  resource(`Deployment services/${name}`, 'apps/v1 Deployment', {
    acknowledgements: name === 'b' ? { 'HA-K8S-001': REASON } : {},
  }),
);

const [A = '', B = ''] = RESOURCES.map(({ id }) => id);

const RULES = [
  rule('HA-K8S-001', 'error', [A, B], 'eu-west-1a'),
  rule('HA-K8S-002', 'warning', [A]),
  rule('HA-K8S-003', 'info', [A]),
  rule('HA-K8S-004', 'error', []),
];

export const sampleAssessment = (): Assessment =>
  assess(sampleTopology({ name: 'my shop', resources: RESOURCES }), RULES);
