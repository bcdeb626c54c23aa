import { parse, stringify } from 'yaml';
import { parseConfig } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { problemsOf } from './refusals';

interface Written {
  readonly services: Record<string, unknown>[];
  readonly aws: Record<string, unknown>;
}

/** The reference with so many services of so many replicas, over so many stacks. */
function withServices(count: number, serviceStacks: number, max = 3): string {
  const config = parse(DEFAULT_YAML) as Written;
  const [first] = config.services;
  const services = [...Array(count).keys()].map((index) => ({
    ...first,
    name: `s-${index}`,
    host: `s-${index}.example.com`,
    replicas: { min: 3, max },
    database: 'none',
  }));
  const written = { ...config, scenarios: ['eks-aurora'], aws: { ...config.aws, serviceStacks }, services };
  return stringify({ ...written, google: undefined }, { aliasDuplicateObjects: false });
}

test('a hundred services fit behind one load balancer', () => {
  expect(parseConfig(withServices(100, 1)).services).toHaveLength(100);
});

test('fails when a load balancer would have 101 services, and says how many stacks are enough', () => {
  const [problem, ...others] = problemsOf(withServices(101, 1));
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    path: ['aws', 'serviceStacks'],
    value: 1,
    allowed: expect.stringContaining('one has 101 services and 303 replicas at most'),
    remedy: expect.stringContaining('set it to 2'),
  });
  expect(parseConfig(withServices(101, 2)).services).toHaveLength(101);
});

test('fails when a load balancer would have more than 1,000 targets', () => {
  expect(problemsOf(withServices(30, 1, 36))).toEqual([
    expect.objectContaining({ path: ['aws', 'serviceStacks'], allowed: expect.stringContaining('1080 replicas') }),
  ]);
});

test('four hundred services fit into as many stacks as it says', () => {
  const [problem] = problemsOf(withServices(400, 1));
  const enough = Number(/set it to (\d+)/.exec(problem?.remedy ?? '')?.[1]);
  expect(parseConfig(withServices(400, enough)).services).toHaveLength(400);
  expect(problemsOf(withServices(400, enough - 1))).toHaveLength(1);
});
