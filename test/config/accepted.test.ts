import { LONGEST_SERVICE_NAME, parseConfig } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { EVERYTHING, edited, type Refusal } from './refusals';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const IMAGE = 'image: registry.example.com:5000/full/shop:2.4.1';

/** Values at the edge of what may stand there. */
const ACCEPTED: readonly (readonly [claim: string, ...edit: Refusal['edit']])[] = [
  ['a name of the platform of one letter', 'name: full', 'name: f'],
  ['a name of the platform of 16 characters', 'name: full', `name: ${'f'.repeat(16)}`],
  ['a service name of the most characters', 'name: reports\n', `name: ${'r'.repeat(LONGEST_SERVICE_NAME)}\n`],
  ['the smallest network', 'cidr: 10.64.0.0/11', 'cidr: 10.64.0.0/16'],
  ['the largest network', 'cidr: 10.64.0.0/11', 'cidr: 10.0.0.0/8'],
  ['a control plane just below the network', 'controlPlane: 172.16.5.16/28', 'controlPlane: 10.63.255.240/28'],
  ['a control plane just above the network', 'controlPlane: 172.16.5.16/28', 'controlPlane: 10.96.0.0/28'],
  ['a network behind the VPN just above ours', '192.168.128.0/17]', '10.96.0.0/11]'],
  ['as many replicas as zones', 'replicas: { min: 6, max: 30 }', 'replicas: { min: 3, max: 3 }'],
  ['300 replicas', 'replicas: { min: 6, max: 30 }', 'replicas: { min: 300, max: 300 }'],
  ['the lowest port', 'port: 8443', 'port: 1024'],
  ['the highest port', 'port: 8443', 'port: 65535'],
  ['a limit that is the request', 'limits: { cpu: "2", memory: 1Gi }', 'limits: { cpu: "0.5", memory: 512Mi }'],
  ['all the CPU that a node offers', 'requests: { cpu: "1.5", memory: 2Gi }', 'requests: { cpu: 7410m, memory: 2Gi }'],
  ['the shortest window', 'hours: 8', 'hours: 6'],
  [
    'the smallest database',
    'cpu: "12"\n    memory: 64Gi\n    storage: 1Ti',
    'cpu: "2"\n    memory: 8Gi\n    storage: 10Gi',
  ],
  ['exactly 4Gi of memory for each CPU', 'memory: 64Gi', 'memory: 48Gi'],
  ['all the CPU that the database machine offers beside the sidecar', 'cpu: "12"', 'cpu: 15340m'],
  ['the first private ASN', 'asn: 64514', 'asn: 64512'],
  ['the last private ASN of 16 bits', 'asn: 64514', 'asn: 65534'],
  ['the first private ASN of 32 bits', 'asn: 64514', 'asn: 4200000000'],
  ['the last private ASN', 'asn: 64514', 'asn: 4294967294'],
  ['one ASN for both of our routers, which do not peer', 'asn: 64515', 'asn: 64514'],
  ['the inside range below the metadata server', '169.254.11.0/30', '169.254.168.252/30'],
  ['the inside range above the metadata server', '169.254.11.0/30', '169.254.170.0/30'],
  ['inside ranges side by side', '169.254.11.0/30', '169.254.10.4/30'],
  [
    'a reason of ten characters',
    '"Contractors without fixed addresses, agreed with security until June"',
    '0123456789x',
  ],
  ['an image by its digest alone', IMAGE, `image: shop@${DIGEST}`],
  ['an image by tag and digest', IMAGE, `image: registry.example.com:5000/full/shop:2.4.1@${DIGEST}`],
  ['an image of Docker Hub', IMAGE, 'image: nginx:1.29'],
  ['a tag that only begins with latest', IMAGE, 'image: shop:latest-2026'],
  ['a repository named latest', IMAGE, 'image: latest:1.0'],
  [
    'a PG variable where the service has no database',
    'host: www.example.org',
    'env: { PGHOST: other }\n    host: www.example.org',
  ],
  ['a variable that only speaks of tokens', 'LOG_LEVEL: info', 'TOKEN_HEADER: X-Auth'],
  ['a VPC in the range of carriers', 'cidr: 10.200.0.0/16', 'cidr: 100.64.0.0/16'],
  ['a network behind the VPN just below the VPC', '172.25.0.0/17]', '10.199.0.0/16]'],
  ['a network behind the VPN just above the VPC', '172.25.0.0/17]', '10.201.0.0/16]'],
  ['an instance type that just holds the services', 'instanceType: m7i.4xlarge', 'instanceType: m7i.large'],
  ['the smallest Aurora', 'minCapacity: 2\n    maxCapacity: 64.5', 'minCapacity: 0.5\n    maxCapacity: 1'],
  [
    'the largest Aurora, which never scales',
    'minCapacity: 2\n    maxCapacity: 64.5',
    'minCapacity: 256\n    maxCapacity: 256',
  ],
  ['one customer gateway', '        - { address: 198.51.100.21, asn: 4200000020 }\n', ''],
  [
    'a role with a path and marks',
    'role/teams/on-call',
    'role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_A+a=b_c@d,e.f_0a1b2c3d4e5f6071',
  ],
  [
    'a public endpoint that is off, with the reason kept for another day',
    "enabled: true\n      reason: A partner's reports, until its VPN stands in July\n      cidrs: [203.0.113.48/28, 192.0.2.128/25]",
    "enabled: false\n      reason: A partner's reports, until its VPN stands in July",
  ],
  [
    'an alias that writes a value once',
    'limits: { cpu: 500m, memory: 128Mi }',
    'limits: &limits { cpu: 500m, memory: 128Mi }',
  ],
];

test.each(ACCEPTED)('accepts %s', (_, from, to) => {
  expect(parseConfig(edited([from, to])).scenarios).toHaveLength(4);
});

test('accepts reference.yaml and what stands in it is read', () => {
  expect(parseConfig(DEFAULT_YAML)).toMatchObject({
    name: 'acme',
    google: { projectNumber: '123456789012' },
    aws: { account: '123456789012' },
  });
});

test('what is left out gets its default', () => {
  const { services, database, google, aws, analyst } = parseConfig(
    edited(
      ['    port: 8443\n', ''],
      ['    user: 10001\n', ''],
      ['    replicas: { min: 6, max: 30 }\n', ''],
      ['    database: write\n', ''],
      ['  maintenance: { startHourUtc: 22, hours: 8 }\n', ''],
      ['    interfaceEndpoints: true\n', ''],
      ['  instanceType: m7i.4xlarge\n', ''],
      ['    minCapacity: 2\n    maxCapacity: 64.5\n    backupRetentionDays: 28\n', '    {}\n'],
      ['      routing: static\n', ''],
      [', asn: 4200000020', ''],
      ['    bastionHost: true\n    bastionPod: true\n', ''],
      [
        "    publicEndpoint:\n      enabled: true\n      reason: A partner's reports, until its VPN stands in July\n      cidrs: [203.0.113.48/28, 192.0.2.128/25]\n",
        '',
      ],
      ['    backup: { incremental: "*/30 * * * *", full: "15 2 * * 0", retentionDays: 90 }\n', ''],
    ),
  );
  expect(services[0]).toMatchObject({ port: 8080, user: 1000, replicas: { min: 3, max: 6 }, database: 'none' });
  expect(google?.maintenance).toEqual({ startHourUtc: 1, hours: 6 });
  expect(services[0]).toMatchObject({ databaseAuthentication: 'identity' });
  expect(aws).toMatchObject({ network: { interfaceEndpoints: false }, instanceType: 'm7i.large' });
  expect(database.aurora).toEqual({ minCapacity: 0.5, maxCapacity: 8, backupRetentionDays: 35 });
  expect(analyst.aws).toMatchObject({
    vpn: { routing: 'bgp', customerGateways: [{ asn: 65_020 }, { asn: 65_000 }] },
    bastionHost: false,
    bastionPod: false,
    publicEndpoint: { enabled: false, cidrs: [] },
  });
  expect(database.cockroachdb.backup).toEqual({ incremental: '@hourly', full: '@daily', retentionDays: 35 });
});

test('two readings of one text are equal and share nothing', () => {
  const [one, other] = [parseConfig(EVERYTHING), parseConfig(EVERYTHING)];
  expect(one).toEqual(other);
  one.services[2]?.args.push('changed');
  one.google?.zones.reverse();
  expect(parseConfig(EVERYTHING)).toEqual(other);
});
