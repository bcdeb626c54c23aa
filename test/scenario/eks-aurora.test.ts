import fc from 'fast-check';
import { instanceAllocatable } from '../../lib/machines';
import { type EksAuroraScenario, eksAuroraScenario } from '../../lib/scenario';
import { bytes, millicores, replicasPerZone } from '../../lib/zones';
import { arbitraryAwsInput } from '../config/arbitrary-config';
import { validAwsConfig } from '../config/valid-config';
import { defaultAwsScenario, defaultConfig } from '../scenarios';
import { unplaced } from './unplaced';

// drawn once for all claims, because reading the configurations takes most of the time
const SCENARIOS = fc.sample(arbitraryAwsInput, 100).map((input) => eksAuroraScenario(validAwsConfig(input)));

/** Claims it of the scenarios of many valid configurations. */
function always(claim: (decided: EksAuroraScenario) => void): void {
  fc.assert(fc.property(fc.constantFrom(...SCENARIOS), claim), { numRuns: SCENARIOS.length });
}

/** The scenario of the reference with so many services. */
const withServices = (count: number) =>
  defaultAwsScenario((config) => {
    const [first] = config.services;
    if (!first) throw new Error('reference.yaml has no service');
    config.services = Array.from({ length: count }, (_, index) => ({
      ...first,
      name: `s-${index}`,
      host: `s-${index}.example.com`,
    }));
  });

test('every valid configuration has a scenario, and it is plain data: JSON and back changes nothing', () => {
  always((decided) => {
    expect(JSON.parse(JSON.stringify(decided))).toStrictEqual(decided);
  });
});

test('deciding changes nothing in the configuration, and decides the same again', () => {
  const config = defaultConfig();
  const first = eksAuroraScenario(config);
  expect(config).toEqual(defaultConfig());
  expect(eksAuroraScenario(config)).toEqual(first);
});

test('deciding reads nothing of Google Cloud', () => {
  const { google: _, ...onAws } = defaultConfig();
  expect(eksAuroraScenario(onAws)).toEqual(defaultAwsScenario());
});

test('account, place and network are those of the configuration', () => {
  expect(defaultAwsScenario()).toMatchObject({
    id: 'eks-aurora',
    name: 'acme-aurora',
    account: '123456789012',
    region: 'eu-west-1',
    zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    network: { cidr: '10.64.0.0/16', interfaceEndpoints: false },
    servicesNamespace: 'services',
    analystNamespace: 'analyst',
    certificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-0000-0000-000000000000',
  });
});

test('the cluster answers inside of the VPC only, unless a reason and networks are given', () => {
  expect(defaultAwsScenario().cluster).toEqual({
    name: 'acme-aurora',
    version: '1.35',
    serviceCidr: '172.20.0.0/16',
    adminRoles: ['arn:aws:iam::123456789012:role/platform-admin'],
    nodeGroups: [
      {
        role: 'general',
        instanceType: 'm7i.large',
        // in a zone 2 + 2 replicas of 250m and 775m for the platform: 1775m, and a node has 1680m
        minNodesPerZone: 2,
        // 5 + 5 replicas and the platform: 3275m of the 3360m of two nodes; and one node
        maxNodesPerZone: 3,
        labels: { 'trizone.dev/dedicated': 'general' },
        taints: [],
      },
    ],
  });
  const publicEndpoint = { cidrs: ['203.0.113.0/28'], reason: 'The build machines' };
  const opened = defaultAwsScenario(({ aws }) => {
    aws.publicEndpoint = publicEndpoint;
  });
  expect(opened.cluster.publicEndpoint).toEqual(publicEndpoint);
});

test('what is not asked for is not there, rather than undefined', () => {
  const decided = defaultAwsScenario(({ aws }) => {
    delete aws.certificateArn;
  });
  expect(decided).not.toHaveProperty('certificateArn');
  expect(decided.cluster).not.toHaveProperty('publicEndpoint');
});

/** The stack of each service, by its name. */
const stackByName = ({ serviceStacks }: Pick<EksAuroraScenario, 'serviceStacks'>) =>
  new Map(serviceStacks.flatMap(({ name, services }) => services.map((service) => [service.name, name] as const)));

const stacksOf = (names: readonly string[], serviceStacks: number) =>
  stackByName(
    defaultAwsScenario((config) => {
      const [model] = config.services;
      Object.assign(config, {
        services: names.map((name) => ({ ...model, name, host: `${name}.example.com`, allowFrom: [] })),
      });
      config.aws.serviceStacks = serviceStacks;
    }),
  );

test('unless told otherwise all services are in one stack', () => {
  expect(withServices(50).serviceStacks.map(({ name, services }) => [name, services.length])).toEqual([
    ['acme-aurora-services-1', 50],
  ]);
});

test('a stack is declared also while it has no service', () => {
  const { serviceStacks } = defaultAwsScenario(({ aws }) => {
    aws.serviceStacks = 5;
  });
  expect(serviceStacks.map(({ name }) => name)).toEqual(
    [1, 2, 3, 4, 5].map((index) => `acme-aurora-services-${index}`),
  );
  expect(serviceStacks.some(({ services }) => services.length === 0)).toBe(true);
});

const serviceNames = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/), {
  minLength: 1,
  maxLength: 60,
});
const stackCount = fc.integer({ min: 1, max: 40 });

test('a service that is added in front of sixty, and the first one that is removed, move none of them', () => {
  const names = Array.from({ length: 60 }, (_, index) => `s${index}`);
  const before = stacksOf(names, 2);
  expect(new Set(before.values()).size).toBe(2);
  for (const changed of [['a', ...names], names.slice(1), [...names].reverse()]) {
    const after = stacksOf(changed, 2);
    for (const name of changed.filter((one) => before.has(one)))
      expect([name, after.get(name)]).toEqual([name, before.get(name)]);
  }
});

test('in any two configurations a service that both have is in the same stack, whatever the others and their order', () => {
  fc.assert(
    fc.property(serviceNames, serviceNames, serviceNames, stackCount, (common, some, others, count) => {
      const [one, other] = [
        stacksOf([...new Set([...some, ...common])], count),
        stacksOf([...new Set([...common, ...others])], count),
      ];
      for (const name of common) expect(other.get(name)).toBe(one.get(name));
    }),
  );
});

test('with more stacks a service stays, or moves into a stack that is new, which is deployed after its own', () => {
  fc.assert(
    fc.property(serviceNames, stackCount, stackCount, (names, some, more) => {
      const before = stacksOf(names, some);
      for (const [name, stack] of stacksOf(names, some + more)) {
        if (stack !== before.get(name)) expect(Number(stack.split('-').at(-1))).toBeGreaterThan(some);
      }
    }),
  );
});

test.each([
  ['minimum', 'fewest', 'min', 'minNodesPerZone'],
  ['maximum', 'most', 'max', 'maxNodesPerZone'],
] as const)(
  'every replica at its %s has room on the %s nodes of two zones, half of them in each',
  (_words, _nodes, bound, perZone) => {
    always(({ serviceStacks, cluster: { nodeGroups } }) => {
      const [general] = nodeGroups;
      // ten of the 110 pods of a node are left to its own daemons
      const node = { ...instanceAllocatable(general?.instanceType ?? ''), pods: 100 };
      const nodes = Array.from({ length: general?.[perZone] ?? 0 }, () => node);
      const pods = serviceStacks.flatMap(({ services }) =>
        services.flatMap(({ replicas, resources: { requests } }) =>
          Array.from({ length: replicasPerZone(replicas[bound], 2) }, () => ({
            millicores: millicores(requests.cpu),
            bytes: bytes(requests.memory),
          })),
        ),
      );
      expect(unplaced(pods, nodes)).toBe(0);
    });
  },
);

test('names of stacks and of the cluster keep within their limits, and no two stacks share one', () => {
  always(({ name, serviceStacks, cluster }) => {
    const stacks = [`${name}-network`, `${name}-platform`, ...serviceStacks.map((stack) => stack.name)];
    // CloudFormation takes 128 characters, EKS takes 100
    for (const stack of stacks) expect(stack).toMatch(/^[a-z][-a-z0-9]{0,127}$/);
    expect(new Set(stacks).size).toBe(stacks.length);
    expect(cluster.name).toMatch(/^[a-z][-a-z0-9]{0,99}$/);
  });
});
