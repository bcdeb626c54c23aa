// Valid configurations of every kind, as a person may write them: each optional part is there or not.
import fc from 'fast-check';
import { REGIONS_WITHOUT_AUTHORITIES } from '../../lib/config/aurora-region';
import { machineAllocatable } from '../../lib/machines';
import { analyst } from './arbitrary-analyst';
import { aws } from './arbitrary-aws';
import { type ConfigInput, label, secret, some } from './arbitrary-field';
import { google, machineTypes } from './arbitrary-google';
import { services } from './arbitrary-services';

const GIB = 2 ** 30;

const schedule = fc.constantFrom('@hourly', '@daily', '@weekly', '@monthly', '*/5 0-6,22 1 JAN MON-FRI', '0 3 * * 0');

/** A machine for the database, and a size between CockroachDB's floor and what the machine offers. */
const databaseSize = fc
  .tuple(
    fc.constantFrom(...machineTypes.filter((type) => machineAllocatable(type).bytes >= 8 * GIB)),
    fc.nat(),
    fc.nat(),
  )
  .map(([machineType, cpuSeed, memorySeed]) => {
    const node = machineAllocatable(machineType);
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

/** Smallest and largest size of an instance of Aurora, in halves. */
const aurora = fc
  .tuple(fc.integer({ min: 1, max: 512 }), fc.nat(512), fc.option(fc.integer({ min: 1, max: 35 }), { nil: undefined }))
  .map(([least, more, backupRetentionDays]) => ({
    minCapacity: least / 2,
    maxCapacity: Math.max(Math.min(least + more, 512) / 2, 1),
    ...(backupRetentionDays ? { backupRetentionDays } : {}),
  }));

/** PostgreSQL, with no more sessions than the memory of an instance holds. */
const postgres = fc
  .tuple(
    fc.integer({ min: 2, max: 64 }),
    some({
      cpu: fc.constantFrom('1', '1500m', '8'),
      storage: fc.constantFrom('10Gi', '1Ti'),
      walStorage: fc.constantFrom('5Gi', '100Gi'),
      backup: some({
        schedule,
        retentionDays: fc.integer({ min: 7, max: 3650 }),
        recovery: fc.constantFrom({ into: 'postgres-2' }, { from: 'a', into: 'b', until: '2026-11-22T12:00:00Z' }),
      }),
      metrics: fc.constantFrom<'none' | 'podMonitor'>('none', 'podMonitor'),
    }),
    fc.integer({ min: 8, max: 51 }),
    fc.option(fc.constantFrom('registry.example.com/pgpool:4.6.1'), { nil: undefined }),
  )
  .map(([memory, rest, connections, image]) => ({
    ...rest,
    memory: `${memory}Gi`,
    pgpool: { connections, ...(image ? { image } : {}) },
  }));

type Clouds = readonly ('google' | 'aws')[];

type Scenarios = NonNullable<ConfigInput['scenarios']>;

/** Scenarios of each cloud, in any choice. */
const listed = {
  google: fc.constant<Scenarios>(['gke-cockroachdb']),
  aws: fc.subarray<Scenarios[number]>(['eks-postgres', 'eks-aurora', 'eks-cockroachdb'], { minLength: 1 }),
};

/** Not every region has the certificates of Aurora. */
const fitsRegion = ({ scenarios = [], aws: section }: ConfigInput): boolean =>
  !scenarios.includes('eks-aurora') || !REGIONS_WITHOUT_AUTHORITIES.includes(section?.region ?? '');

/** A configuration with the sections of these clouds; it names their scenarios unless the default does. */
const withClouds = (clouds: Clouds): fc.Arbitrary<ConfigInput> =>
  fc
    .record({
      // RDS takes no two hyphens side by side
      name: label(16).map((name) => name.replaceAll(/-+/g, '-')),
      google,
      aws,
      services,
      database,
      managed: some({ aurora, postgres }),
      listed: fc.tuple(...clouds.map((cloud) => listed[cloud])),
      analyst: fc.option(analyst, { nil: undefined }),
      scenarios: fc.boolean(),
    })
    .map(({ database: [{ machineType, ...size }, names, rest], ...drawn }): ConfigInput => {
      const { name, services: some, analyst: reader } = drawn;
      const lists = drawn.scenarios || !clouds.includes('google');
      return {
        name,
        ...(lists ? { scenarios: drawn.listed.flat() } : {}),
        ...(clouds.includes('google')
          ? {
              google: {
                ...drawn.google,
                nodePools: { ...drawn.google.nodePools, database: { machineType } },
                ...(reader?.access?.bastion ? { securityGroup: 'gke-security-groups@example.com' } : {}),
              },
            }
          : {}),
        ...(clouds.includes('aws') ? { aws: drawn.aws } : {}),
        services: some,
        database: {
          ...names,
          cockroachdb: { ...rest, ...size },
          ...drawn.managed,
        },
        ...(reader ? { analyst: reader } : {}),
      };
    })
    .filter(fitsRegion);

/** Any valid configuration: for one cloud or for both. */
export const arbitraryConfigInput = fc.oneof(
  withClouds(['google']),
  withClouds(['aws']),
  withClouds(['google', 'aws']),
);

/** Any valid configuration with a section google. */
export const arbitraryGoogleInput = fc.oneof(withClouds(['google']), withClouds(['google', 'aws']));

/** Any valid configuration with a section aws. */
export const arbitraryAwsInput = fc.oneof(withClouds(['aws']), withClouds(['google', 'aws']));
