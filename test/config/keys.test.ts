import { edited, problemsOf, testRefusals } from './refusals';

describe('unknown keys', () => {
  testRefusals([
    {
      claim: 'an unknown key at the top, and names those there are',
      edit: ['name: full', 'nmae: full\nname: full'],
      path: 'nmae',
      allowed: 'one of the keys name, scenarios, google, aws, services, database, analyst',
      remedy: 'remove the key, or correct its spelling',
    },
    {
      claim: 'an unknown key deep in a mapping',
      edit: ['  maintenance: { startHourUtc: 22, hours: 8 }', '  maintenance: { startHourUtc: 22, hours: 8, days: 2 }'],
      path: 'google.maintenance.days',
      allowed: 'one of the keys startHourUtc, hours',
      remedy: 'correct its spelling',
    },
    {
      claim: 'an unknown key in an entry of a list',
      edit: ['    user: 10001', '    replica: 3\n    user: 10001'],
      path: 'services[0].replica',
      allowed: 'one of the keys name, image, port',
      remedy: 'correct its spelling',
    },
  ]);

  test('refuses each unknown key of one mapping on its own', () => {
    const problems = problemsOf(edited(['name: full', 'a: 1\nname: full\nb: {c: 2}']));
    expect(problems.map(({ path, line, value }) => [path, line, value])).toEqual([
      [['a'], 4, 1],
      [['b'], 6, { c: 2 }],
    ]);
  });

  test('refuses the keys of a dedicated Interconnect in one through a partner', () => {
    const problems = problemsOf(edited(['type: dedicated', 'type: partner']));
    expect(problems.map(({ path }) => path.slice(3))).toEqual([['asn'], ['peerAsn'], ['attachments']]);
  });

  test('refuses a key named __proto__', () => {
    expect(problemsOf(edited(['name: full', '__proto__: {}\nname: full']))).toEqual([
      expect.objectContaining({ path: ['__proto__'], line: 4, value: {} }),
    ]);
  });
});

describe('missing keys', () => {
  const KEYS = 'write the keys on lines of their own';
  testRefusals([
    {
      claim: 'a file without a name',
      edit: ['name: full\n', ''],
      path: 'name',
      allowed: 'a DNS label of at most 16',
      remedy: 'the platform',
      at: 'scenarios:',
    },
    {
      claim: 'a project without an id',
      edit: ['  projectId: full-prod-1\n', ''],
      path: 'google.projectId',
      allowed: 'a project id',
      remedy: 'gcloud projects list',
      at: '  projectNumber',
    },
    {
      claim: 'Config Connector without a namespace',
      edit: ['    namespace: full-prod\n', ''],
      path: 'google.configConnector.namespace',
      allowed: 'a DNS label of at most 63',
      remedy: 'the namespace',
      at: 'serviceAccount: kcc-full',
    },
    {
      claim: 'a network without its CIDR',
      edit: ['    cidr: 10.64.0.0/11\n', ''],
      path: 'google.network.cidr',
      allowed: 'an IPv4 CIDR',
      remedy: '192.168.0.0/16',
      at: 'controlPlane',
    },
    {
      claim: 'a service without an image',
      edit: ['    image: registry.example.com/full/gateway:v7\n', ''],
      path: 'services[2].image',
      allowed: 'an image with a tag',
      remedy: 'pin the version',
      at: 'name: gateway',
    },
    {
      claim: 'a service without health checks',
      edit: ['    health: { readiness: /health/ready, liveness: /health/alive }\n', ''],
      path: 'services[0].health',
      allowed: 'a mapping with the keys readiness, liveness',
      remedy: KEYS,
      at: 'name: shop',
    },
    {
      claim: 'a service without resources',
      edit: ['    resources:\n      requests: { cpu: "1.5", memory: 2Gi }\n', ''],
      path: 'services[1].resources',
      allowed: 'a mapping with the keys requests, limits',
      remedy: KEYS,
      at: 'name: reports',
    },
    {
      claim: 'a limit of CPU alone',
      edit: ['limits: { cpu: "2", memory: 1Gi }', 'limits: { cpu: "2" }'],
      path: 'services[0].resources.limits.memory',
      allowed: 'a memory quantity',
      remedy: '16Gi',
      at: 'limits: { cpu: "2" }',
    },
    {
      claim: 'an allowlist without networks',
      edit: [
        '      cidrs:\n        - { cidr: 203.0.113.16/32, reason: The data team\'s office }\n        - { cidr: 0.0.0.0/0, reason: "Contractors without fixed addresses, agreed with security until June" }\n',
        '',
      ],
      path: 'analyst.access.allowlist.cidrs',
      allowed: 'a list of 1 to 100 networks',
      remedy: 'one entry a line',
      at: 'host: sql.full',
    },
    {
      claim: 'a key without a value where a mapping must stand',
      edit: [
        '  nodePools:\n    general: { machineType: c3-standard-8 }\n    database: { machineType: n2-highmem-16 }\n',
        '  nodePools:\n',
      ],
      path: 'google.nodePools',
      allowed: 'a mapping with the keys general, database',
      remedy: KEYS,
      at: 'nodePools:',
    },
  ]);

  test('refuses a file without services, in words about services', () => {
    const yaml = edited(['services:\n', 'services: []\nignored:\n']);
    expect(problemsOf(yaml)[0]).toMatchObject({ path: ['services'], allowed: 'a list of 1 to 1000 services' });
  });
});
