import {
  type AwsConfig,
  type Config,
  ConfigError,
  type GoogleConfig,
  parseConfig,
  printConfig,
} from '../../lib/config';
import { formatPath } from '../../lib/config/problem';
import { defaultConfig } from '../scenarios';
import { EVERYTHING, edited, problemsOf } from './refusals';

/** The mistakes of a changed `reference.yaml`: each path with the allowed values. */
function mistakes(change: (config: GoogleConfig & AwsConfig) => void): readonly (readonly [string, string])[] {
  return problemsOf(printConfig(defaultConfig(change))).map(({ path, allowed }) => [formatPath(path), allowed]);
}

test('two mistakes of different kinds are reported together: a field and a rule over other fields', () => {
  const problems = problemsOf(
    edited(
      ['port: 8443', 'port: 80'],
      ['liveness: /health/alive', 'liveness: /health/ready'],
      ['hours: 8', 'hours: 7.5'],
    ),
  );
  expect(problems.map(({ path, line }) => [formatPath(path), line])).toEqual([
    ['google.maintenance.hours', 24],
    ['services[0].port', 51],
    ['services[0].health.liveness', 60],
  ]);
});

test('a file with many mistakes shows all of them at once, from the top to the bottom', () => {
  const problems = problemsOf(
    edited(
      ['name: full', 'name: Full'],
      ['zones: [us-central1-a, us-central1-c, us-central1-f]', 'zones: [us-central1-a, us-central1-a, us-east1-b]'],
      ['controlPlane: 172.16.5.16/28', 'controlPlane: 10.64.0.0/28'],
      ['securityGroup: gke-security-groups@full.example.com', 'securityGroups: [a, b]'],
      ['image: registry.example.com:5000/full/shop:2.4.1', 'image: registry.example.com:5000/full/shop'],
      ['LOG_LEVEL: info', 'DB_PASSWORD: hunter2'],
      ['replicas: { min: 6, max: 30 }', 'replicas: { min: 6, max: 31 }'],
      ['name: reports\n', 'name: root\n'],
      ['host: reports.full.example.com', 'host: shop.full.example.com'],
      ['requests: { cpu: "1.5", memory: 2Gi }', 'requests: { cpu: "64", memory: 2Gi }'],
      ['cpu: "12"', 'cpu: "1"'],
      ['username: data-team', 'username: root'],
      ['addresses: [198.51.100.10, 198.51.100.11]', 'addresses: [198.51.100.10]'],
      ['secret: vpn-office-1', 'secret: vpn-office-0'],
      ['peerAsn: 4200000010', 'peerAsn: 64515'],
      ['insideCidr: 169.254.20.8/29', 'insideCidr: 169.254.20.0/29'],
    ),
  );
  expect(problems.map(({ path }) => formatPath(path))).toEqual([
    'name',
    'google.securityGroup',
    'google.zones[1]',
    'google.zones[2]',
    'google.network.controlPlane',
    'google.securityGroups',
    'services[0].image',
    'services[0].env.DB_PASSWORD',
    'services[0].replicas.max',
    'services[1].name',
    'services[1].resources.requests',
    'services[1].resources.requests',
    'services[1].host',
    'database.cockroachdb.cpu',
    'analyst.username',
    'analyst.access.vpn.peer.addresses',
    'analyst.access.vpn.tunnels[1].secret',
    'analyst.access.interconnect.peerAsn',
    'analyst.access.interconnect.attachments[1].insideCidr',
  ]);
});

test('one field may have several mistakes, and each is said', () => {
  expect(
    mistakes(({ google }) => {
      google.zones = ['europe-west1-b', 'europe-west3-b', 'europe-west1-b'];
    }),
  ).toEqual([
    ['google.zones[0]', 'a zone of the region europe-west3'],
    ['google.zones[2]', 'three different zones'],
    ['google.zones[2]', 'a zone of the region europe-west3'],
  ]);
});

test('another region makes all three zones wrong', () => {
  const found = mistakes(({ google }) => {
    google.region = 'us-east1';
  });
  expect(found.map(([path]) => path)).toEqual(['google.zones[0]', 'google.zones[1]', 'google.zones[2]']);
});

test('a half or a huge number beside other mistakes does not hide what the rules find', () => {
  expect(
    mistakes(({ services, analyst }) => {
      (services[0] as Config['services'][number]).port = 8080.5;
      analyst.username = 'root';
    }).map(([path]) => path),
  ).toEqual(['services[0].port', 'analyst.username']);
});

test('rules pass over what is wrong already: an Interconnect of unknown type with nonsense in it is one mistake', () => {
  const yaml = edited(['type: dedicated', 'type: 7'], ['networks: [192.168.0.0/17, 172.20.0.0/16]', 'networks: 12']);
  expect(problemsOf(yaml).map(({ path }) => formatPath(path))).toEqual(['analyst.access.interconnect.type']);
});

test('the error itself names every path, for those who print only its message', () => {
  const problems = problemsOf(edited(['name: full', 'name: F'], ['port: 8443', 'port: 1']));
  const error = new ConfigError(problems);
  expect(error.name).toBe('ConfigError');
  expect(error.message.split('\n')).toEqual([
    expect.stringMatching(/^name: a DNS label/),
    'services[0].port: a whole number from 1024 to 65535',
  ]);
});

test('a platform name is too long when the bucket of its backups would have more than 63 characters', () => {
  const withProject = (length: number, name: string) => (config: GoogleConfig) => {
    config.google.projectId = `p${'x'.repeat(length - 1)}`;
    config.name = name;
  };
  expect(mistakes(withProject(30, 'a'.repeat(14)))).toEqual([
    ['name', `at most 13 characters: the bucket p${'x'.repeat(29)}-${'a'.repeat(14)}-cockroachdb-backup may have 63`],
  ]);
  expect(parseConfig(printConfig(defaultConfig(withProject(30, 'a'.repeat(13))))).name).toBe('a'.repeat(13));
  expect(parseConfig(printConfig(defaultConfig(withProject(27, 'a'.repeat(16))))).name).toBe('a'.repeat(16));
});

test('a network is too small when the pods of the nodes that the replicas may need find no addresses in it', () => {
  // one replica of 6 CPUs fills a c3-standard-8: 150 in a zone for 300 replicas, so 3 x (150 + more) nodes
  const many = [
    ['replicas: { min: 6, max: 30 }', 'replicas: { min: 6, max: 300 }'],
    ['requests: { cpu: 500m, memory: 512Mi }', 'requests: { cpu: "6", memory: 512Mi }'],
    ['limits: { cpu: "2", memory: 1Gi }', 'limits: { cpu: "6", memory: 1Gi }'],
  ] as const;
  expect(problemsOf(edited(...many, ['cidr: 10.64.0.0/11', 'cidr: 10.64.0.0/16']))).toEqual([
    expect.objectContaining({
      path: ['google', 'network', 'cidr'],
      allowed: expect.stringMatching(/^a range for the pods of 4\d\d nodes, .* this one has room for 256$/),
      remedy: 'choose a larger range, larger machines, or fewer replicas',
    }),
  ]);
  expect(parseConfig(edited(...many, ['cidr: 10.64.0.0/11', 'cidr: 10.64.0.0/15'])).google?.network.cidr).toBe(
    '10.64.0.0/15',
  );
});

test('a secret in plain text is refused without being printed', () => {
  const problems = problemsOf(edited(['LOG_LEVEL: info', 'DB_PASSWORD: hunter2']));
  expect(problems.map(({ value }) => value)).toEqual(['(not shown)']);
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});

test('mistakes of both clouds are reported together, from the top to the bottom', () => {
  const problems = problemsOf(
    edited(
      ['region: us-central1', 'region: us'],
      ['"222233334444"', '"2222"'],
      ['zones: [us-east-1a, us-east-1c, us-east-1d]', 'zones: [us-east-1a, us-east-1a, us-west-2a]'],
      ['cidr: 10.200.0.0/16', 'cidr: 10.200.0.0/20'],
      ['role/teams/on-call', 'user/teams/on-call'],
      ['minCapacity: 2', 'minCapacity: 100'],
      ['198.51.100.21, asn: 4200000020', '198.51.100.20, asn: 4200000020'],
      ['enabled: true', 'enabled: false'],
    ),
  );
  expect(problems.map(({ path }) => formatPath(path))).toEqual([
    'google.region',
    'aws.account',
    'aws.zones[1]',
    'aws.zones[2]',
    'aws.network.cidr',
    'aws.adminRoles[1]',
    'database.aurora.maxCapacity',
    'analyst.aws.vpn.customerGateways[1].address',
    'analyst.aws.publicEndpoint.cidrs',
  ]);
});

test('the file that the mistakes are made in has none', () => {
  expect(parseConfig(EVERYTHING).name).toBe('full');
});
