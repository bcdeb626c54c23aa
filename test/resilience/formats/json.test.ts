import { formats } from '../../../lib/resilience';
import { sampleAssessment } from './sample-assessment';

const [output] = JSON.parse(formats.json([sampleAssessment()])).outputs;

test('counts what is open and what was accepted', () => {
  expect([output.name, output.failed, output.counts]).toEqual([
    'my shop',
    true,
    { errors: 1, warnings: 1, infos: 1, acknowledged: 1 },
  ]);
});

test('says of each rule how many subjects it looked at; without any it is not exercised', () => {
  expect(output.rules.map(({ id, outcome, subjects }: Record<string, unknown>) => [id, outcome, subjects])).toEqual([
    ['HA-K8S-001', 'broken', 2],
    ['HA-K8S-002', 'broken', 1],
    ['HA-K8S-003', 'broken', 1],
    ['HA-K8S-004', 'not exercised', 0],
    ['HA-ACK-002', 'holds', 1],
  ]);
});

test('gives each finding with its place, its remedy and the reason why it is accepted', () => {
  expect(output.findings[1]).toEqual({
    rule: 'HA-K8S-001',
    name: 'require-error',
    subject: 'Deployment services/b',
    seen: 'one <node> & no more',
    expected: 'three',
    zone: 'eu-west-1a',
    verdict: 'broken',
    part: 'web',
    place: { file: 'all of it.yaml', resource: 'Deployment services/b', line: 7, field: 'spec.replicas' },
    severity: 'error',
    remedy: 'Mend what is "error".',
    acknowledgement: 'A page that "nobody" waits for',
  });
});

test('writes the same bytes for the same assessment', () => {
  expect(formats.json([sampleAssessment()])).toBe(formats.json([sampleAssessment()]));
});
