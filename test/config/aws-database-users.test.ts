import { parse, stringify } from 'yaml';
import { parseConfig, type ScenarioId } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { problemsOf } from './refusals';

/** The reference for these scenarios, with so many services that use the database and one that does not. */
function withUsers(count: number, scenarios: readonly ScenarioId[]): string {
  const config = parse(DEFAULT_YAML) as {
    services: Record<string, unknown>[];
    scenarios: readonly ScenarioId[];
    aws: object;
  };
  const [first] = config.services;
  const services = [...Array(count + 1).keys()].map((index) => ({
    ...first,
    name: `s-${index}`,
    host: `s-${index}.example.com`,
    // the first one uses none
    database: index === 0 ? 'none' : 'read',
  }));
  const aws = { ...config.aws, serviceStacks: 4 };
  return stringify({ ...config, scenarios, services, aws }, { aliasDuplicateObjects: false });
}

test.each(['eks-postgres', 'eks-cockroachdb'] as const)('%s has room for a hundred users', (scenario) => {
  expect(parseConfig(withUsers(100, [scenario])).services).toHaveLength(101);
});

test.each(['eks-postgres', 'eks-cockroachdb'] as const)('refuses the hundred and first user of %s', (scenario) => {
  expect(problemsOf(withUsers(102, ['eks-aurora', scenario]))).toEqual([
    expect.objectContaining({
      path: ['services', 101, 'database'],
      value: 'read',
      allowed: `at most 100 services with a database, because scenarios lists ${scenario}; these are 102`,
      remedy: 'write none for the rest, or use eks-aurora, where services sign in with their identity',
    }),
  ]);
});

test('Aurora takes more', () => {
  expect(parseConfig(withUsers(150, ['eks-aurora'])).services).toHaveLength(151);
});
