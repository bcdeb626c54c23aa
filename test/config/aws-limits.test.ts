import { parse, stringify } from 'yaml';
import { parseConfig } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { problemsOf } from './refusals';

interface Written {
  readonly services: Record<string, unknown>[];
  readonly aws: Record<string, unknown>;
  readonly analyst: { readonly aws: Record<string, unknown> };
}

/** The reference for Aurora alone, with these ways of the analyst and these services. */
function written(ways: object, services?: (model: Record<string, unknown>) => readonly object[]): string {
  const config = parse(DEFAULT_YAML) as Written;
  const [model = {}] = config.services;
  const analyst = { ...config.analyst, aws: { ...config.analyst.aws, ...ways } };
  const changed = { ...config, scenarios: ['eks-aurora'], google: undefined, analyst };
  return stringify(
    { ...changed, ...(services ? { services: services(model) } : {}) },
    { aliasDuplicateObjects: false },
  );
}

const networks = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => `${prefix}.${index}.0/24`);

const ways = (vpn: number, open: number, bastionHost = false) => ({
  bastionHost,
  vpn: { customerGateways: [{ address: '198.51.100.20' }], networks: networks(vpn, '192.168') },
  publicEndpoint: { enabled: true, reason: 'a partner without a VPN', cidrs: networks(open, '203.0') },
});

describe('the security group of Aurora', () => {
  test('has room for 59 networks beside the cluster', () => {
    expect(parseConfig(written(ways(30, 29))).analyst.aws.vpn?.networks).toHaveLength(30);
  });

  test.each([
    [ways(50, 40), 59, 90],
    [ways(30, 30), 59, 60],
    [ways(30, 29, true), 58, 59],
  ])(
    'fails when the networks of both lists, the cluster and the bastion need more than 60 rules',
    (some, most, count) => {
      expect(problemsOf(written(some))).toEqual([
        expect.objectContaining({
          path: ['analyst', 'aws', 'publicEndpoint', 'cidrs'],
          allowed: `at most ${most} networks together with analyst.aws.vpn.networks, because one security group has 60 rules; these are ${count}`,
          remedy: expect.stringContaining('analyst.aws.vpn.networks'),
        }),
      ]);
    },
  );

  test('counts a network of both lists once', () => {
    const both = networks(40, '203.0');
    const { vpn, publicEndpoint } = ways(1, 40);
    expect(() => parseConfig(written({ publicEndpoint, vpn: { ...vpn, networks: both } }))).not.toThrow();
  });
});

const many = (count: number) => (model: Record<string, unknown>) =>
  Array.from({ length: count }, (_, index) => ({
    ...model,
    name: `s-${index}`,
    host: `s-${index}.example.com`,
    replicas: { min: 3, max: 3 },
    database: 'read',
    databaseAuthentication: 'password',
    allowFrom: [],
  }));

test('Aurora has room for a hundred passwords, and fails with one more', () => {
  expect(parseConfig(written({}, many(100))).services).toHaveLength(100);
  const paths = problemsOf(written({}, many(101))).map(({ path }) => path);
  expect(paths).toContainEqual(['services', 100, 'databaseAuthentication']);
});

test('fails when a service is too large for the event that applies it, and does not print its variables', () => {
  const large = (value: string) => (model: Record<string, unknown>) => [
    { ...model, allowFrom: [], env: { LARGE: value } },
  ];
  expect(parseConfig(written({}, large('x'.repeat(140_000)))).services).toHaveLength(1);
  expect(problemsOf(written({}, large('x'.repeat(150_000))))).toEqual([
    expect.objectContaining({
      path: ['services', 0],
      value: '(not shown)',
      allowed: expect.stringContaining('150000'),
    }),
  ]);
});
