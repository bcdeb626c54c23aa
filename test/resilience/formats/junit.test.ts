import { convert, create } from 'xmlbuilder2';
import { formats } from '../../../lib/resilience';
import { sampleAssessment } from './sample-assessment';

interface Suite {
  readonly '@name': string;
  readonly '@tests': string;
  readonly '@failures': string;
  readonly '@skipped': string;
  readonly testcase: unknown;
}

function suites(): readonly Suite[] {
  const read = convert(formats.junit([sampleAssessment()]), { format: 'object' }) as unknown as {
    readonly testsuites: { readonly testsuite: readonly Suite[] };
  };
  return read.testsuites.testsuite;
}

test('is well-formed, whatever stands in the findings', () => {
  expect(() => create(formats.junit([sampleAssessment()]))).not.toThrow();
  expect(formats.junit([sampleAssessment()])).toContain('one &lt;node&gt; &amp; no more');
});

test('an open error fails; what is accepted, lighter or not exercised is skipped and says why', () => {
  expect(suites().map((one) => [one['@tests'], one['@failures'], one['@skipped']])).toEqual([
    ['2', '1', '1'],
    ['1', '0', '1'],
    ['1', '0', '1'],
    ['1', '0', '1'],
    ['1', '0', '0'],
  ]);
  const [errors, , , notExercised] = suites();
  expect(errors?.testcase).toEqual([
    {
      '@classname': 'HA-K8S-001 require-error',
      '@name': 'Deployment services/a, web, when eu-west-1a is lost',
      // the reader leaves attributes escaped
      failure: { '@message': 'one &lt;node&gt; &amp; no more; expected three', '#': 'Mend what is "error".' },
    },
    {
      '@classname': 'HA-K8S-001 require-error',
      '@name': 'Deployment services/b, web, when eu-west-1a is lost',
      skipped: { '@message': 'accepted: A page that &quot;nobody&quot; waits for' },
    },
  ]);
  expect(notExercised?.testcase).toEqual({
    '@classname': 'HA-K8S-004 require-error',
    '@name': 'nothing to look at',
    skipped: { '@message': 'not exercised' },
  });
});
