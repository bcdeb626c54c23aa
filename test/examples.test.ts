import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parse, parseDocument } from 'yaml';
import { type AwsConfig, type Config, ConfigError, hasAws, hasGoogle, parseConfig } from '../lib/config';
import {
  type EksAuroraScenario,
  type EksScenario,
  eksAuroraScenario,
  eksCockroachDbScenario,
  eksPostgresScenario,
  type GkeCockroachDbScenario,
  gkeCockroachDbScenario,
} from '../lib/scenario';
import { contains } from '../lib/zones';
import { DEFAULT_YAML } from './scenarios';

const DIRECTORY = join(__dirname, '..', 'examples');
const FILES = readdirSync(DIRECTORY)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const text = (file: string): string => readFileSync(join(DIRECTORY, file), 'utf8');
const config = (file: string): Config => parseConfig(text(file));

function onGoogle(file: string): GkeCockroachDbScenario {
  const read = config(file);
  if (!hasGoogle(read)) throw new Error(`${file} has no section google`);
  return gkeCockroachDbScenario(read);
}

function onAws<Scenario extends EksScenario>(file: string, decide: (config: AwsConfig) => Scenario): Scenario {
  const read = config(file);
  if (!hasAws(read)) throw new Error(`${file} has no section aws`);
  return decide(read);
}

const aurora = (file: string): EksAuroraScenario => onAws(file, eksAuroraScenario);

/** Each scenario, and what it adds to the name of the platform. */
const DECIDE = {
  'gke-cockroachdb': [onGoogle, ''],
  'eks-postgres': [(file: string) => onAws(file, eksPostgresScenario), '-postgres'],
  'eks-aurora': [aurora, '-aurora'],
  'eks-cockroachdb': [(file: string) => onAws(file, eksCockroachDbScenario), '-cockroachdb'],
} as const;

/** Private, link-local, and documentation addresses. @see RFC 1918, RFC 3927, RFC 5737 */
const NOT_PUBLIC = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '192.0.2.0/24',
  '198.51.100.0/24',
  '203.0.113.0/24',
];

test('the examples are these', () => {
  expect(FILES).toEqual([
    'aws-minimal.yaml',
    'eks-postgres.yaml',
    'everything.yaml',
    'minimal.yaml',
    'zones-b-c-d.yaml',
  ]);
});

describe.each(FILES)('%s', (file) => {
  test('is a valid configuration, and the scenarios that it lists are decided from it', () => {
    const { name, scenarios, google, aws } = config(file);
    for (const id of scenarios) {
      const [decide, suffix] = DECIDE[id];
      const { zones } = (id === 'gke-cockroachdb' ? google : aws) ?? {};
      expect(decide(file)).toMatchObject({ id, name: `${name}${suffix}`, zones });
    }
  });

  test('begins with the schema for editors and a sentence that says what it shows', () => {
    const [first, second] = text(file).split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../trizone.schema.json');
    expect(second).toMatch(/^# [A-Z].*\.$/);
  });
});

test.each([...FILES.map((file) => [file, text(file)]), ['trizone.yaml', DEFAULT_YAML]])(
  '%s names no address and no host of the real internet',
  (_, yaml = '') => {
    const addresses = yaml.match(/\b\d{1,3}(?:\.\d{1,3}){3}\b(?!\/0)/g) ?? [];
    const isPublic = (address: string) => !NOT_PUBLIC.some((range) => contains(range, `${address}/32`));
    expect(addresses.filter(isPublic)).toEqual([]);
    const { services, google, analyst } = parseConfig(yaml);
    const hosts = [
      ...services.map(({ host }) => host),
      google?.dnsZone,
      analyst.access.allowlist?.host,
      analyst.aws.allowlist?.host,
    ];
    for (const host of hosts.filter((one) => one !== undefined)) expect(host).toMatch(/\.example\.(com|net|org)$/);
  },
);

test('zones-b-c-d.yaml spans the zones b, c and d, and reaches the database through a partner', () => {
  expect(onGoogle('zones-b-c-d.yaml')).toMatchObject({
    region: 'europe-west1',
    zones: ['europe-west1-b', 'europe-west1-c', 'europe-west1-d'],
    interconnect: { attachments: { type: 'partner' } },
    warnings: [],
  });
});

test('everything.yaml has every way to the database on Google Cloud, and is warned only of what it says itself', () => {
  const { analyst, vpn, interconnect, services, warnings } = onGoogle('everything.yaml');
  expect(Object.keys(analyst)).toEqual(expect.arrayContaining(['allowlist', 'internal', 'bastion']));
  expect([vpn?.tunnels.length, interconnect?.attachments.type]).toEqual([2, 'dedicated']);
  expect(services.map(({ name, databaseUser }) => [name, databaseUser?.access])).toEqual([
    ['shop', 'write'],
    ['reports', 'read'],
    ['gateway', undefined],
  ]);
  expect(warnings).toEqual([
    expect.stringContaining('admits every address'),
    expect.stringContaining('(www.example.org)'),
  ]);
});

test('everything.yaml has every way to the database on AWS, and is warned of the two public addresses and of the VPN beside one', () => {
  const { analyst, database, warnings } = aurora('everything.yaml');
  expect(analyst).toMatchObject({
    vpn: {
      customerGateways: [
        { address: '198.51.100.20', routing: 'static' },
        { address: '198.51.100.21', routing: 'static' },
      ],
    },
    bastionHost: true,
    bastionPod: { replicas: 3 },
    publicEndpoint: { cidrs: ['203.0.113.48/28', '192.0.2.128/25'] },
  });
  expect(database.users).toEqual([
    { name: 'shop', access: 'write', authentication: 'identity' },
    { name: 'reports', access: 'read', authentication: 'password' },
  ]);
  expect(warnings).toEqual([
    expect.stringContaining('The Kubernetes API has a public address. Reason given: The build machines'),
    expect.stringContaining('have VPCs of the same range'),
    expect.stringContaining("The database has a public address. Reason given: A partner's reports"),
    expect.stringContaining('the VPN does not carry'),
  ]);
});

test('aws-minimal.yaml is warned of HTTP and of the analyst without access', () => {
  expect(aurora('aws-minimal.yaml').warnings).toEqual([
    expect.stringContaining('speaks HTTP only'),
    expect.stringContaining('has no way to the database'),
  ]);
});

test('eks-postgres.yaml lets the analyst in from one network, and is warned of HTTP alone', () => {
  const { analyst, warnings } = onAws('eks-postgres.yaml', eksPostgresScenario);
  expect(analyst).toEqual({
    username: 'analyst',
    statementTimeoutSeconds: 300,
    allowlist: { host: 'sql.example.com', cidrs: [{ cidr: '203.0.113.0/28' }] },
  });
  expect(warnings).toEqual([expect.stringContaining('speaks HTTP only')]);
});

describe('minimal.yaml', () => {
  test('is warned of the licence, of the analyst without access, and of DNS records to make by hand', () => {
    expect(onGoogle('minimal.yaml').warnings).toEqual([
      expect.stringContaining('has no licence'),
      expect.stringContaining('has no way to the database'),
      expect.stringContaining('(web.example.com)'),
    ]);
  });
});

describe.each(['minimal.yaml', 'aws-minimal.yaml'])('%s', (file) => {
  test.each(keyPaths(text(file)))('needs the key %j', (path) => {
    const document = parseDocument(text(file));
    expect(document.deleteIn(path)).toBe(true);
    expect(() => parseConfig(document.toString())).toThrow(ConfigError);
  });

  test('has no comment but its head', () => {
    const comments = text(file)
      .split('\n')
      .filter((line) => line.includes('#'));
    expect(comments).toHaveLength(2);
    expect(parse(text(file))).toHaveProperty('name', 'small');
  });
});

/** Every key of the text, the nested ones too. */
function keyPaths(yaml: string): readonly [path: readonly (string | number)[]][] {
  const below = (node: unknown, path: readonly (string | number)[]): readonly (readonly (string | number)[])[] => {
    if (isSeq(node)) return node.items.flatMap((item, index) => below(item, [...path, index]));
    if (!isMap(node)) return [];
    return node.items.flatMap(({ key, value }) => {
      const full = [...path, isScalar(key) ? String(key.value) : ''];
      return [full, ...below(value, full)];
    });
  };
  return below(parseDocument(yaml).contents, []).map((path) => [path]);
}
