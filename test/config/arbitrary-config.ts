// Valid configurations of every kind, as a person may write them: each optional part is there or not.
import fc from 'fast-check';
import type { z } from 'zod';
import { allocatable, MACHINE_TYPE } from '../../lib/config/google-machine-type';
import type { configSchema } from '../../lib/config/schema';
import { networkOf } from '../../lib/zones';

/** What stands in the file: what has a default may be missing. */
export type ConfigInput = z.input<typeof configSchema>;

type Service = ConfigInput['services'][number];
type Access = NonNullable<NonNullable<ConfigInput['analyst']>['access']>;

const GIB = 2 ** 30;
const byte = fc.nat(255);
const label = (longest: number) =>
  fc.stringMatching(/^[a-z]([-a-z0-9]{0,10}[a-z0-9])?$/).map((text) => text.slice(0, longest).replace(/-+$/, ''));
const domain = fc.constantFrom('example.com', 'prod.example.org', 'a-b.example.net', 'example');
const secret = label(12);
const address = fc.tuple(byte, byte, byte, byte).map((octets) => octets.join('.'));
const cidr = fc.tuple(address, fc.integer({ min: 1, max: 32 })).map(([ip, prefix]) => networkOf(`${ip}/${prefix}`));
/** A mapping of which every key may be missing. */
const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record<T, never>(model, { requiredKeys: [] });

// ---- google ----

const zones = fc
  .tuple(
    fc.constantFrom('europe-west3', 'us-central1', 'asia-northeast2', 'northamerica-northeast1'),
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'f'), { minLength: 3, maxLength: 3 }),
  )
  .map(([region, letters]) => ({ region, zones: letters.map((letter) => `${region}-${letter}`) }));

const network = fc.record({
  cidr: fc.tuple(byte, byte, fc.integer({ min: 8, max: 16 })).map(([, b, bits]) => networkOf(`10.${b}.0.0/${bits}`)),
  controlPlane: fc.tuple(byte, byte).map(([a, b]) => networkOf(`172.16.${a}.${b}/28`)),
});

/** Networks behind a link: none overlaps what {@link network} makes. */
const peerNetworks = fc.array(
  fc
    .tuple(fc.constantFrom('192.168', '172.20', '172.21'), byte, fc.integer({ min: 16, max: 32 }))
    .map(([start, b, bits]) => networkOf(`${start}.${b}.0/${bits}`)),
  { minLength: 1, maxLength: 3 },
);

const machineTypes = ['n2', 'n2d', 'c3']
  .flatMap((series) =>
    ['highcpu', 'standard', 'highmem'].flatMap((shape) => [4, 8, 16, 44].map((cpus) => `${series}-${shape}-${cpus}`)),
  )
  .filter((type) => MACHINE_TYPE.test(type));

const google = fc
  .tuple(
    zones,
    fc.record(
      {
        projectId: fc.stringMatching(/^[a-z][-a-z0-9]{4,24}[a-z0-9]$/),
        projectNumber: fc.stringMatching(/^\d{6,20}$/),
        configConnector: fc.record({ namespace: label(20), serviceAccount: domain.map((name) => `kcc@${name}.com`) }),
        network,
        authorizedNetworks: fc.array(fc.record({ name: label(20), cidr }), { maxLength: 3 }),
        securityGroup: domain.map((name) => `gke-security-groups@${name}.com`),
        releaseChannel: fc.constantFrom('REGULAR', 'STABLE'),
        maintenance: some({ startHourUtc: fc.nat(23), hours: fc.integer({ min: 6, max: 12 }) }),
        dnsZone: domain.map((name) => `x.${name}`),
        alertEmail: domain.map((name) => `on-call+sql@${name}.com`),
      },
      { requiredKeys: ['projectId', 'projectNumber', 'configConnector', 'network'] },
    ),
    fc.constantFrom(...machineTypes),
  )
  .map(([place, rest, general]) => ({ ...rest, ...place, nodePools: { general: { machineType: general } } }));

// ---- services ----

const words = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 3 });
const image = fc.constantFrom(
  'nginx:1.29',
  'registry.example.com:5000/a/b_c/d:v1.2.3-rc.1',
  `ghcr.io/a/b@sha256:${'0f'.repeat(32)}`,
  `localhost:5000/b:1@sha256:${'0f'.repeat(32)}`,
);

/** Requests that fit the smallest machine, and limits that are not below them. */
const resources = fc
  .record({
    cpu: fc.integer({ min: 1, max: 3000 }),
    memory: fc.integer({ min: 1, max: 2000 }),
    more: fc.option(fc.nat(5000)),
  })
  .map(({ cpu, memory, more }) => ({
    requests: { cpu: cpu % 1000 === 0 ? `${cpu / 1000}` : `${cpu}m`, memory: `${memory}Mi` },
    ...(more === null ? {} : { limits: { cpu: `${(cpu + more) / 1000}`, memory: `${memory + more}Mi` } }),
  }));

const service = fc.record(
  {
    image,
    port: fc.integer({ min: 1024, max: 65535 }),
    command: words,
    args: words,
    env: fc.dictionary(fc.stringMatching(/^[A-Z_]{1,8}[0-9]$/), fc.string({ unit: 'binary' }), { maxKeys: 3 }),
    secretEnv: fc.dictionary(
      fc.stringMatching(/^S_[a-z]{1,8}$/),
      fc.record({ secret, key: fc.stringMatching(/^[-._a-zA-Z0-9]{1,20}$/) }),
      {
        maxKeys: 2,
      },
    ),
    user: fc.integer({ min: 1, max: 65535 }),
    health: fc.constantFrom({ readiness: '/', liveness: '/live' }, { readiness: '/a/~b%20c', liveness: '/a' }),
    resources,
    replicas: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 4 })).map(([min, more]) => ({
      min: 3 * min,
      max: 3 * (min + more),
    })),
    database: fc.constantFrom<'none' | 'read' | 'write'>('none', 'read', 'write'),
    egress: fc.array(
      fc.record({ cidr, ports: fc.array(fc.integer({ min: 1, max: 65535 }), { minLength: 1, maxLength: 3 }) }),
      {
        maxLength: 2,
      },
    ),
  },
  { requiredKeys: ['image', 'health', 'resources'] },
);

/** Services with names and hosts of their own, of which some call others. */
const services = fc
  .array(fc.tuple(service, label(10), domain, fc.nat(), fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((drafts) => {
    const names = drafts.map(([, name], index) => `${name}-${index}`);
    return drafts.map(([rest, , zone, calls, may], index): Service => {
      const caller = names[calls % names.length];
      const allowFrom = may && caller !== undefined && caller !== names[index] ? { allowFrom: [caller] } : {};
      return { ...rest, name: names[index] ?? '', host: `${names[index]}.${zone}`, ...allowFrom };
    });
  });

// ---- database ----

const schedule = fc.constantFrom('@hourly', '@daily', '@weekly', '@monthly', '*/5 0-6,22 1 JAN MON-FRI', '0 3 * * 0');

/** A machine for the database, and a size between CockroachDB's floor and what the machine offers. */
const databaseSize = fc
  .tuple(fc.constantFrom(...machineTypes.filter((type) => allocatable(type).bytes >= 8 * GIB)), fc.nat(), fc.nat())
  .map(([machineType, cpuSeed, memorySeed]) => {
    const node = allocatable(machineType);
    const mostMemory = Math.floor(node.bytes / GIB);
    const mostCpu = Math.min(Math.floor(node.millicores / 1000), Math.floor(mostMemory / 4));
    const cpu = 2 + (cpuSeed % (mostCpu - 1));
    const least = Math.max(8, 4 * cpu);
    return { machineType, cpu: `${cpu}`, memory: `${least + (memorySeed % (mostMemory - least + 1))}Gi` };
  });

const database = fc.tuple(
  databaseSize,
  some({ name: fc.constantFrom('app', 'orders_2', 'a') }),
  some({
    storage: fc.constantFrom('10Gi', '1Ti', '500G'),
    locality: fc.constantFrom<'podLabels' | 'nodeLabels'>('podLabels', 'nodeLabels'),
    licence: fc.record({ secret, telemetry: fc.boolean() }, { requiredKeys: ['secret'] }),
    backup: some({ incremental: schedule, full: schedule, retentionDays: fc.integer({ min: 7, max: 3650 }) }),
    metrics: fc.constantFrom<'none' | 'annotations' | 'serviceMonitor'>('none', 'annotations', 'serviceMonitor'),
  }),
);

// ---- analyst ----

const asn = fc.oneof(fc.integer({ min: 64512, max: 65534 }), fc.integer({ min: 4_200_000_000, max: 4_294_967_294 }));
const asns = fc.uniqueArray(asn, { minLength: 4, maxLength: 4 });
/** Four link-local ranges that no two share: the second half of the third octets is for attachments. */
const inside = (from: number, bits: number) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: from, max: from + 60 }), fc.nat(31)), {
      minLength: 2,
      maxLength: 2,
      selector: String,
    })
    .map((pairs) => pairs.map(([c, d]) => `169.254.${c}.${d * 8}/${bits}`));

const selfLinks = ['zone1', 'zone2'].map(
  (domainName) => `https://www.googleapis.com/compute/v1/projects/p/global/interconnects/site-${domainName}`,
);

const vpn = fc
  .record({
    name: label(20),
    addresses: fc.uniqueArray(address, { minLength: 2, maxLength: 2 }),
    networks: peerNetworks,
    ranges: inside(0, 30),
    asns,
  })
  .map(({ name, addresses, networks, ranges, asns: [own = 0, peer = 0] }) => ({
    asn: own,
    peer: { name, asn: peer, addresses, networks },
    tunnels: ranges.map((insideCidr, index) => ({ insideCidr, secret: `psk-${index}` })),
  }));

const dedicated = fc
  .record({ networks: peerNetworks, ranges: inside(80, 29), vlan: fc.integer({ min: 2, max: 4093 }) })
  .map(({ networks, ranges, vlan }) => ({
    type: 'dedicated' as const,
    asn: 64_900,
    peerAsn: 64_901,
    networks,
    attachments: ranges.map((insideCidr, index) => ({ interconnect: selfLinks[index] ?? '', vlan, insideCidr })),
  }));

const allowlist = fc.record(
  {
    host: domain.map((name) => `sql.${name}`),
    address,
    cidrs: fc.array(
      fc.oneof(
        fc.record(
          { cidr, reason: fc.constantFrom('the office: "north" # 1', '  two\nlines\nof it') },
          { requiredKeys: ['cidr'] },
        ),
        fc.constant({ cidr: '0.0.0.0/0', reason: 'agreed with security' }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { requiredKeys: ['host', 'cidrs'] },
);

const access = some<Required<Access>>({
  allowlist,
  vpn: vpn.filter(({ asn: own, peer }) => [own, peer.asn].every((one) => one !== 64_900 && one !== 64_901)),
  interconnect: fc.oneof(dedicated, fc.record({ type: fc.constant('partner' as const), networks: peerNetworks })),
  bastion: fc.record({ group: domain.map((name) => `analysts@${name}.com`) }),
});

const analyst = some({
  username: label(10).map((name) => `${name}-reader`),
  statementTimeoutSeconds: fc.integer({ min: 1, max: 86_400 }),
  access,
});

/** Any valid configuration. */
export const arbitraryConfigInput: fc.Arbitrary<ConfigInput> = fc
  .record({
    name: label(16),
    google,
    services,
    database,
    analyst: fc.option(analyst, { nil: undefined }),
    scenarios: fc.boolean(),
  })
  .map(
    ({
      name,
      google: cloud,
      services: some,
      database: [{ machineType, ...size }, names, rest],
      analyst: reader,
      scenarios,
    }) => ({
      name,
      ...(scenarios ? { scenarios: ['gke-cockroachdb' as const] } : {}),
      google: {
        ...cloud,
        nodePools: { ...cloud.nodePools, database: { machineType } },
        ...(reader?.access?.bastion ? { securityGroup: 'gke-security-groups@example.com' } : {}),
      },
      services: some,
      database: { ...names, cockroachdb: { ...rest, ...size } },
      ...(reader ? { analyst: reader } : {}),
    }),
  );
