import { assess, RULES, type Rule } from '../../lib/resilience';
import { resource } from './sample-resource';
import { sampleTopology } from './sample-topology';

/** A rule that finds the same fault with each resource. */
const found = (changes: Partial<Rule> = {}, verdict: 'holds' | 'broken' | 'unknown' = 'broken'): Rule => ({
  id: 'HA-K8S-001',
  name: 'require-something',
  claim: 'Each has it.',
  why: 'It is needed.',
  remedy: 'Give it.',
  severity: 'error',
  source: 'a test',
  *check({ resources }) {
    for (const { id, place } of resources) yield { subject: id, verdict, seen: 'none', expected: 'one', place };
  },
  ...changes,
});

const accepted = (reasons: Readonly<Record<string, string>>) =>
  sampleTopology({
    resources: [resource('Deployment services/a', 'apps/v1 Deployment', { acknowledgements: reasons })],
  });

const ids = ({ findings }: ReturnType<typeof assess>) =>
  findings.map(({ rule, severity, acknowledgement }) => [rule.id, severity, acknowledgement]);

const REASON = 'It is a test that nobody waits for';

test('an error that is open fails the run', () => {
  const assessment = assess(accepted({}), [found()]);
  expect(assessment.failed).toBe(true);
  expect(ids(assessment)).toEqual([['HA-K8S-001', 'error', undefined]]);
});

test('an error that is accepted with a reason fails nothing, and the reason goes with it', () => {
  const assessment = assess(accepted({ 'HA-K8S-001': REASON }), [found()]);
  expect(assessment.failed).toBe(false);
  expect(ids(assessment)).toEqual([['HA-K8S-001', 'error', REASON]]);
});

test('what cannot be told is a warning at most, and no pass', () => {
  const assessment = assess(accepted({}), [found({}, 'unknown')]);
  expect(ids(assessment)).toEqual([['HA-K8S-001', 'warning', undefined]]);
  expect(assessment.results[0]?.outcome).toBe('unknown');
});

test('a rule that found nothing to look at is not exercised, which is no pass', () => {
  const assessment = assess(accepted({}), [found({ *check() {} })]);
  expect(assessment.results.map(({ outcome }) => outcome)).toEqual(['not exercised', 'not exercised']);
});

test('a rule that throws stops the run', () => {
  const broken = found({
    check() {
      throw new Error('a fault of the rule');
    },
  });
  expect(() => assess(accepted({}), [broken])).toThrow('a fault of the rule');
});

describe('an acknowledgement', () => {
  const rules = RULES.filter(({ id }) => id.startsWith('HA-ACK'));

  it.each(['', '   ', 'fine'])('with the reason "%s" explains nothing, and is an error', (reason) => {
    const assessment = assess(accepted({ 'HA-K8S-001': reason }), [...rules, found()]);
    expect(assessment.failed).toBe(true);
    expect(ids(assessment).map(([id]) => id)).toContain('HA-ACK-001');
  });

  it('that covers nothing is an error, because it would hide the fault when it comes back', () => {
    const assessment = assess(accepted({ 'HA-K8S-001': REASON }), [...rules, found({}, 'holds')]);
    expect(assessment.failed).toBe(true);
    expect(ids(assessment)).toEqual([['HA-ACK-002', 'error', undefined]]);
  });

  it('of a rule that does not exist is an error', () => {
    const assessment = assess(accepted({ 'HA-K8S-999': REASON }), [...rules, found()]);
    expect(ids(assessment)).toEqual([
      ['HA-K8S-001', 'error', undefined],
      ['HA-ACK-002', 'error', undefined],
    ]);
  });

  it('covers the resource that it stands with and no other', () => {
    const one = resource('Deployment services/a', 'apps/v1 Deployment', { acknowledgements: { 'HA-K8S-001': REASON } });
    const other = resource('Deployment services/b', 'apps/v1 Deployment');
    const assessment = assess(sampleTopology({ resources: [one, other] }), [...rules, found()]);
    expect(assessment.findings.map(({ judgement, acknowledgement }) => [judgement.subject, acknowledgement])).toEqual([
      ['Deployment services/a', REASON],
      ['Deployment services/b', undefined],
    ]);
  });
});

test('a file that cannot be read is an error: no rule has judged it', () => {
  const place = { file: 'broken.yaml', resource: 'broken.yaml' };
  const topology = sampleTopology({ files: ['broken.yaml', 'good.yaml'], unreadable: [{ place, reason: 'no YAML' }] });
  const { findings, failed } = assess(topology, RULES);
  expect(failed).toBe(true);
  expect(
    findings.filter(({ severity }) => severity === 'error').map(({ rule, judgement }) => [rule.id, judgement.seen]),
  ).toEqual([['HA-READ-001', 'no YAML']]);
});
