import { create } from 'xmlbuilder2';
import type { Assessment, Finding, RuleResult } from '../assess';
import type { Judgement } from '../rule';

const title = ({ subject, part, zone }: Judgement): string =>
  [subject, ...(part ? [part] : []), ...(zone ? [`when ${zone} is lost`] : [])].join(', ');

/** What stands within a test case: nothing when it passed. */
function body(finding: Finding | undefined): object {
  if (!finding) return {};
  const { severity, acknowledgement, rule } = finding;
  const { seen, expected } = finding.judgement;
  const message = `${seen}; expected ${expected}`;
  if (acknowledgement !== undefined) return { skipped: { '@message': `accepted: ${acknowledgement}` } };
  if (severity === 'error') return { failure: { '@message': message, '#': rule.remedy } };
  return { skipped: { '@message': `${severity}: ${message}` } };
}

const notExercised = ({ id, name }: RuleResult['rule']) => ({
  '@classname': `${id} ${name}`,
  '@name': 'nothing to look at',
  skipped: { '@message': 'not exercised' },
});

function suite({ rule, judgements }: RuleResult, findings: ReadonlyMap<Judgement, Finding>): object {
  const cases = judgements.map((judgement) => ({
    '@classname': `${rule.id} ${rule.name}`,
    '@name': title(judgement),
    ...body(findings.get(judgement)),
  }));
  const all = cases.length > 0 ? cases : [notExercised(rule)];
  const holding = (key: string) => all.filter((one) => key in one).length;
  return {
    '@name': `${rule.id} ${rule.claim}`,
    '@tests': all.length,
    '@failures': holding('failure'),
    '@skipped': holding('skipped'),
    testcase: all,
  };
}

/** Assessments as JUnit XML: a test case for each rule and subject; what is accepted or no error is skipped. */
export function junit(assessments: readonly Assessment[]): string {
  const suites = assessments.flatMap(({ topology, results, findings }) => {
    const byJudgement = new Map(findings.map((finding) => [finding.judgement, finding]));
    return results.map((result) => {
      const one = suite(result, byJudgement);
      return { ...one, '@package': topology.name };
    });
  });
  return `${create({ version: '1.0', encoding: 'UTF-8' }, { testsuites: { '@name': 'trizone', testsuite: suites } }).end({ prettyPrint: true })}\n`;
}
