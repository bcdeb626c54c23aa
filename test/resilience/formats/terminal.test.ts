import { formats } from '../../../lib/resilience';
import { sampleAssessment } from './sample-assessment';

const text = formats.terminal([sampleAssessment()]);

test('shows the heaviest finding first and what was accepted last', () => {
  const headings = text.split('\n').filter((line) => /^(error|warning|info|accepted) /.test(line));
  expect(headings).toEqual([
    'error HA-K8S-001 require-error: Deployment services/a, web, when eu-west-1a is lost',
    'warning HA-K8S-002 require-warning: Deployment services/a, web',
    'info HA-K8S-003 require-info: Deployment services/a, web',
    'accepted HA-K8S-001 require-error: Deployment services/b, web, when eu-west-1a is lost',
  ]);
});

test('shows where a finding is and what to do, and the reason in place of it where one was given', () => {
  expect(text).toContain('  where     all of it.yaml:7 (spec.replicas)\n  remedy    Mend what is "error".\n');
  expect(text).toContain('  reason    A page that "nobody" waits for\n');
});

test('shows who survives which zone, and sums up', () => {
  expect(text).toMatch(/survivors\/need +│ lose eu-central-1a │ lose eu-central-1b │ lose eu-central-1c/);
  expect(text).toMatch(/Deployment services\/service-a +│ ✔ 2\/2/);
  expect(text).toContain('1 error, 1 warning, 1 note, 1 accepted with a reason');
});
