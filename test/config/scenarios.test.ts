import { hasAws, hasGoogle, parseConfig } from '../../lib/config';
import { EVERYTHING, edited, problemsOf, testRefusals } from './refusals';

const LISTED = 'scenarios: [gke-cockroachdb, eks-postgres, eks-aurora, eks-cockroachdb]';

/** The file without one of its sections, which ends before the next key at the top. */
const without = (section: 'google' | 'aws') =>
  EVERYTHING.replace(new RegExp(`^${section}:\\n(?:[ ].*\\n|\\n)+`, 'm'), '');

testRefusals([
  {
    claim: 'a scenario that is listed twice',
    edit: [LISTED, 'scenarios: [eks-aurora, eks-aurora]'],
    path: 'scenarios[1]',
    allowed: 'each scenario once',
    remedy: 'remove the repeated name',
    at: 'scenarios:',
  },
  {
    claim: 'a scenario that does not exist',
    edit: [LISTED, 'scenarios: [gke-cockroachdb, aks-cosmos]'],
    path: 'scenarios[1]',
    allowed: 'one of gke-cockroachdb, eks-postgres, eks-aurora, eks-cockroachdb',
    remedy: 'correct its spelling',
  },
  {
    claim: 'no scenario',
    edit: [LISTED, 'scenarios: []'],
    path: 'scenarios',
    allowed: 'a list of 1 to 4 scenarios',
    remedy: 'one entry a line',
    at: 'scenarios:',
  },
]);

test.each([
  ['google', 'gke-cockroachdb'],
  ['aws', 'eks-postgres, eks-aurora, eks-cockroachdb'],
] as const)('refuses a file without the section %s that lists %s', (section, scenario) => {
  expect(problemsOf(without(section))).toEqual([
    expect.objectContaining({
      path: [section],
      value: undefined,
      allowed: `a section ${section}, because scenarios lists ${scenario}`,
      remedy: `add the section, as trizone.yaml shows it, or remove ${scenario} from scenarios`,
    }),
  ]);
});

test('a section that no listed scenario reads is checked, and may stand there', () => {
  const config = parseConfig(edited([LISTED, 'scenarios: [eks-aurora]']));
  expect([hasGoogle(config), hasAws(config)]).toEqual([true, true]);
  expect(problemsOf(edited([LISTED, 'scenarios: [eks-aurora]'], ['region: us-central1', 'region: us']))).toHaveLength(
    1,
  );
});

test.each([
  ['google', 'eks-aurora', [false, true]],
  ['google', 'eks-postgres', [false, true]],
  ['google', 'eks-cockroachdb', [false, true]],
  ['aws', 'gke-cockroachdb', [true, false]],
] as const)('a file without the section %s is accepted when it lists only %s', (section, scenario, has) => {
  const config = parseConfig(without(section).replace(LISTED, `scenarios: [${scenario}]`));
  expect([hasGoogle(config), hasAws(config)]).toEqual(has);
});

test('a file that lists nothing is for gke-cockroachdb', () => {
  expect(parseConfig(edited([`${LISTED}\n`, ''])).scenarios).toEqual(['gke-cockroachdb']);
});
