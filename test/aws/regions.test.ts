import { databaseAuthorities } from '../../lib/aws/aurora/database-authorities';
import { ConfigError, hasAws, parseConfig, SCENARIO_IDS } from '../../lib/config';
import { REGIONS_WITHOUT_AUTHORITIES } from '../../lib/config/aurora-region';
import { AWS_REGIONS } from '../../lib/config/aws-region';
import { eksAuroraScenario, eksCockroachDbScenario, eksPostgresScenario } from '../../lib/scenario';
import { DEFAULT_YAML } from '../scenarios';

const DECIDE = {
  'eks-aurora': eksAuroraScenario,
  'eks-cockroachdb': eksCockroachDbScenario,
  'eks-postgres': eksPostgresScenario,
} as const;

type OnAws = keyof typeof DECIDE;

const ON_AWS = SCENARIO_IDS.filter((id): id is OnAws => id in DECIDE);

/** The reference configuration in another region, for some of its scenarios. */
const inRegion = (region: string, scenarios: readonly string[]): string =>
  DEFAULT_YAML.replace(/^scenarios:\n(?: {2}- .*\n)+/m, `scenarios: [${scenarios.join(', ')}]\n`)
    .replaceAll('eu-west-1', region)
    .replace(/^ {2}certificateArn:.*\n/m, '');

/** The paths at which a configuration is refused; none when it is accepted. */
function refusedAt(yaml: string): readonly string[] {
  try {
    parseConfig(yaml);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ path }) => path.join('.'));
    throw error;
  }
}

test('every region that the schema accepts for a scenario can be decided and has what the templates look up', () => {
  for (const region of AWS_REGIONS) {
    const ids = ON_AWS.filter((id) => id !== 'eks-aurora' || !REGIONS_WITHOUT_AUTHORITIES.includes(region));
    const config = parseConfig(inRegion(region, ids));
    if (!hasAws(config)) throw new Error('the reference configuration has a section aws');
    expect(ids.map((id) => DECIDE[id](config).region)).toEqual(ids.map(() => region));
    if (ids.includes('eks-aurora')) expect(databaseAuthorities(region)).toMatch(/^-----BEGIN CERTIFICATE-----/);
  }
});

test('a region whose certificates are unknown is refused for Aurora, and for Aurora alone', () => {
  for (const region of REGIONS_WITHOUT_AUTHORITIES) {
    expect([region, refusedAt(inRegion(region, ['eks-aurora']))]).toEqual([region, ['aws.region']]);
    expect([region, refusedAt(inRegion(region, ['eks-postgres', 'eks-cockroachdb']))]).toEqual([region, []]);
  }
});

test('the regions that are refused are those that the package does not know', () => {
  const unknown = AWS_REGIONS.filter((region) => {
    try {
      databaseAuthorities(region);
      return false;
    } catch {
      return true;
    }
  });
  expect([...REGIONS_WITHOUT_AUTHORITIES].sort()).toEqual([...unknown].sort());
});

test('what is refused says the value, what is allowed and the remedy', () => {
  expect(() => parseConfig(inRegion('il-central-1', ['eks-aurora']))).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({
          path: ['aws', 'region'],
          value: 'il-central-1',
          allowed: expect.stringContaining('because scenarios lists eks-aurora'),
          remedy: expect.stringContaining('use eks-postgres or eks-cockroachdb'),
        }),
      ],
    }),
  );
});
